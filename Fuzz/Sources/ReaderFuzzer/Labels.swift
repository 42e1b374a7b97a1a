import Foundation
import GaitFormats
import GaitMath
import GaitModel

/// Labels must lie within their pictures and be written and read again as the same; what is refused
/// is refused in one line that names the file.
func readLabels(_ bytes: [UInt8], _ target: Target) -> CInt {
  do throws(FormatError) {
    let data = try labels(bytes, target)
    for picture in data.pictures {
      precondition(picture.points.count == data.definition.points.count)
      let size = Vector2(Double(picture.size.width), Double(picture.size.height))
      for point in picture.points where point.visibility != .absent {
        precondition((0...size.x).contains(point.position.x))
        precondition((0...size.y).contains(point.position.y))
      }
      precondition(picture.box.width > 0 && picture.box.height > 0)
    }
    let again = written(data, target)
    precondition(again?.pictures == data.pictures)
  } catch {
    precondition(error.file == "labels" || error.file == RearfootDataSet.anglesName)
    precondition(!error.problem.isEmpty && !error.description.contains("\n"))
  }
  return 0
}

private func labels(_ bytes: [UInt8], _ target: Target) throws(FormatError) -> RearfootDataSet {
  let folder = URL(filePath: "/nowhere")
  guard target == .coco else {
    var unread: [String] = []
    return try RearfootDataSet(
      markerCSV: bytes, file: "labels", folder: folder, margin: 20, unread: &unread)
  }
  let parts = bytes.split(separator: 0x7F, maxSplits: 1).map { Array($0) }
  var data = try RearfootDataSet(coco: parts[0], file: "labels", folder: folder)
  if parts.count == 2 { try data.add(anglesCSV: parts[1], file: RearfootDataSet.anglesName) }
  return data
}

/// A folder of this process.
private let aside: URL = {
  let url = FileManager.default.temporaryDirectory.appending(path: "labels-\(getpid())")
  try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  return url
}()

/// What is read out of the files that the data were written to; nil where one of the two fails.
private func written(_ data: RearfootDataSet, _ target: Target) -> RearfootDataSet? {
  let file = aside.appending(path: "labels")
  guard target == .coco else {
    var unread: [String] = []
    try? data.writeMarkerCSV(to: file, margin: 20)
    return try? RearfootDataSet(markerCSV: file, margin: 20, unread: &unread)
  }
  try? FileManager.default.removeItem(at: aside.appending(path: RearfootDataSet.anglesName))
  try? data.write(to: file)
  return try? RearfootDataSet(contentsOf: file)
}
