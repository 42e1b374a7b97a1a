import Foundation

extension URL {
  /// The path as a user would type it: from the current folder where the file lies inside it,
  /// otherwise the whole.
  var pathFromHere: String {
    let here = FileManager.default.currentDirectoryPath
    let whole = standardizedFileURL.path
    let start = here.hasSuffix("/") ? here : here + "/"
    return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : whole
  }
}
