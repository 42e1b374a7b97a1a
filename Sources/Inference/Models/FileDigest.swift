import Foundation
import GaitMath
import Glibc

/// The SHA-256 of files, remembered as long as a file looks untouched.
///
/// Hashing a model takes a tenth of a second, every start of the program. A digest is therefore
/// kept in the cache folder with the file's size, inode and times of change; it is used again only
/// while all of them are the same. The inode's change time cannot be set by a program that writes
/// the file, unlike the modification time.
struct FileDigest {
  /// Where digests are remembered; nil to hash each time.
  let cacheFolder: URL?

  private struct Entry: Codable, Equatable {
    var size: Int
    var inode: UInt64
    /// Nanoseconds of the last modification and of the last change of the inode.
    var modified: Int
    var changed: Int
    var sha256: String
  }

  private var memory: URL? { cacheFolder?.appending(path: "digests.json") }

  /// The SHA-256 of a file, 64 hexadecimal digits.
  ///
  /// - Throws: `InferenceError.missingFile`.
  func sha256(of file: URL) throws(InferenceError) -> String {
    let path = file.resolvingSymlinksInPath().path
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .missingFile(path: file.path)
    }
    var entry = Entry(
      size: Int(status.st_size), inode: UInt64(status.st_ino),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim), sha256: "")
    var known = remembered()
    if let found = known[path] {
      entry.sha256 = found.sha256
      if entry == found { return found.sha256 }
    }
    guard let data = try? Data(contentsOf: file, options: .mappedIfSafe) else {
      throw .missingFile(path: file.path)
    }
    entry.sha256 = data.withUnsafeBytes { SHA256.hexDigest(of: $0) }
    known[path] = entry
    remember(known)
    return entry.sha256
  }

  private func nanoseconds(_ time: timespec) -> Int { time.tv_sec * 1_000_000_000 + time.tv_nsec }

  private func remembered() -> [String: Entry] {
    guard let memory, let data = try? Data(contentsOf: memory) else { return [:] }
    // A damaged memory is as good as none: everything is hashed again.
    return (try? JSONDecoder().decode([String: Entry].self, from: data)) ?? [:]
  }

  private func remember(_ entries: [String: Entry]) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let memory, let data = try? encoder.encode(entries) else { return }
    // Without room for the memory the next start hashes again; nothing is lost.
    try? InferenceCache.write(data, to: memory)
  }
}
