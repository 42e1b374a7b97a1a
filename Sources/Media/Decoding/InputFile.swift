import Foundation

/// A file that exists, is an ordinary file, may be read and is not empty.
struct InputFile {
  /// The kinds of picture and film that are told apart by their first bytes.
  enum Content: Sendable, Hashable {
    case jpeg, png, webp, heif
    /// A picture of a kind that is not read.
    case otherPicture(String)
    /// Everything else: perhaps a video.
    case other
  }

  let path: String
  let name: String
  let byteCount: Int
  let content: Content

  /// - Throws: `MediaError` with what is wrong with the file itself.
  init(_ path: String) throws(MediaError) {
    self.path = path
    let name = (path as NSString).lastPathComponent
    self.name = name
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == EACCES { throw InputFile.forbidden(name) }
      throw MediaError(.notFound, file: name, problem: "there is no such file at \(path).")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw MediaError(
        .notAFile, file: name, problem: "this is a folder; give the video file inside it.")
    default:
      throw MediaError(.notAFile, file: name, problem: "this is a device, not an ordinary file.")
    }
    byteCount = Int(status.st_size)
    guard byteCount > 0 else {
      throw MediaError(
        .empty, file: name, problem: "the file is empty; copy it from the camera again.")
    }
    content = try InputFile.sniff(path, name)
  }

  private static func forbidden(_ name: String) -> MediaError {
    MediaError(
      .notReadable, file: name, problem: "you have no permission to read this file; change it.")
  }

  private static func sniff(_ path: String, _ name: String) throws(MediaError) -> Content {
    guard let file = fopen(path, "rb") else {
      if errno == EACCES { throw forbidden(name) }
      throw MediaError(
        .notReadable, file: name,
        problem: "the file cannot be opened: \(String(cString: strerror(errno))).")
    }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 16)
    let count = fread(&head, 1, head.count, file)
    if ferror(file) != 0 {
      throw MediaError(
        .notReadable, file: name,
        problem: "the file cannot be read: \(String(cString: strerror(errno))).")
    }
    return content(of: Array(head.prefix(count)))
  }

  /// What the first 16 bytes of a file say.
  static func content(of head: [UInt8]) -> Content {
    func has(_ text: String, at offset: Int) -> Bool {
      head.count >= offset + text.utf8.count
        && head[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    if head.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
    if head.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
    if has("RIFF", at: 0), has("WEBP", at: 8) { return .webp }
    if has("ftyp", at: 4) {
      let stills = ["heic", "heix", "heim", "heis", "mif1", "msf1", "avif"]
      if stills.contains(where: { has($0, at: 8) }) { return .heif }
    }
    if has("BM", at: 0), head.count > 9, head[6..<10].allSatisfy({ $0 == 0 }) {
      return .otherPicture("BMP")
    }
    if has("II*\0", at: 0) || has("MM\0*", at: 0) { return .otherPicture("TIFF") }
    if has("GIF8", at: 0) { return .otherPicture("GIF") }
    return .other
  }
}
