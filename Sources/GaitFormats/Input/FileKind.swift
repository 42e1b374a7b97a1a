import GaitModel

/// The outer form of a file of poses, told by its first bytes.
enum Container {
  case json, trc, c3d, markerText, npy, zip

  init?(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if bytes.starts(with: "\u{93}NUMPY".unicodeScalars.map { UInt8($0.value) }) {
      self = .npy
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if text.starts(with: "PathFileType".utf8) {
      self = .trc
    } else if C3DReader.matches(bytes) {
      self = .c3d
    } else if MarkerTextTable.matches(text) {
      self = .markerText
    } else {
      let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
      guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
      self = .json
    }
  }
}

/// Whose JSON a file is, told by its outermost keys.
enum JSONContent {
  case poses, openPoseFrame, mediaPipe

  init(_ bytes: [UInt8], file: String) throws(FormatError) {
    var reader = JSONReader(bytes, file: file)
    guard try reader.peek() == .object else {
      self = .mediaPipe
      return
    }
    var found: JSONContent?
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch key {
      case "schema":
        let head: SchemaVersion = try reader.decode(key)
        guard head.name == SchemaVersion.poses.name else {
          throw FormatError(
            file: file, place: "schema.name",
            problem: head.name == SchemaVersion.result.name
              ? "a result holds no points; give the poses.json that was written beside it"
              : "\"\(head.name)\" is no schema of poses")
        }
        self = .poses
        return
      case "people":
        found = .openPoseFrame
        try reader.skip()
      case "frames":
        found = found ?? .mediaPipe
        try reader.skip()
      default: try reader.skip()
      }
    }
    guard let found else {
      throw FormatError(
        file: file,
        problem: "no poses are in here: the file has none of the keys \"schema\" (Footfall), "
          + "\"people\" (OpenPose) and \"frames\" (MediaPipe landmarks)")
    }
    self = found
  }
}
