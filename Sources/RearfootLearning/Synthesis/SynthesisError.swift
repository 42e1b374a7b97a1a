/// Why a data set was not written.
package enum SynthesisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something stands where the folder shall be.
  case exists(path: String)
  /// The folder or a file in it cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The disk is full; nothing was left behind.
  case diskFull(path: String)
  /// What is asked for cannot be: the reason in one sentence.
  case badRequest(reason: String)
  /// The user stopped it; nothing was left behind.
  case stopped

  package var description: String {
    switch self {
    case .exists(let path):
      "\(path) is there already: name a folder that does not exist yet, or remove it."
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)."
    case .diskFull(let path):
      "There is no room left for \(path): make room on the disk, or ask for fewer pictures."
    case .badRequest(let reason): reason
    case .stopped: "Stopped; nothing was written."
    }
  }
}
