import Foundation
import GaitFormats
import GaitModel
import Testing

/// Who is seen, and whether the pictures are there.
struct SubjectAndPictureTests {
  private static let folder = URL(filePath: "/nowhere")

  @Test(
    arguments: [
      (SubjectRule.folder, "anna/0001.jpg", "anna" as String?), (.folder, "0001.jpg", nil),
      (.folder, "pictures/anna/1.jpg", "pictures"), (.prefix, "anna_0001.jpg", "anna"),
      (.prefix, "all/anna-b_1.jpg", "anna"), (.prefix, "0001.jpg", nil), (.prefix, "_1.jpg", nil),
    ]) func namesSubjectsByTheFile(_ rule: SubjectRule, _ file: String, _ subject: String?)
  {
    #expect(rule.subject(of: file) == subject)
  }

  @Test func doesNotGuessWhoIsSeen() throws {
    var data = RearfootSamples.dataSet(.rearfoot3, count: 2, seed: 4, in: Self.folder)
    #expect(try data.subjects() == ["subject, 0", "subject, 0"])
    data.pictures[1].subject = nil
    #expect(throws: FormatError.self) { try data.subjects() }
    #expect(throws: FormatError.self) { try data.nameSubjects(by: .prefix) }
    try data.nameSubjects(by: .folder)
    #expect(try data.subjects() == ["subject, 0", "pictures"])
  }

  @Test func namesThePictureThatIsMissingOrOfAnotherSize() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "pictures"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = RearfootSamples.dataSet(.rearfoot3, count: 2, seed: 4, in: folder)
    #expect(throws: FormatError.self) { try data.checkPictures() }
    for picture in data.pictures {
      try Data(Self.png(picture.size)).write(to: data.file(of: picture))
    }
    try data.checkPictures()
    try Data(Self.png(PixelSize(width: 4, height: 5))).write(to: data.file(of: data.pictures[1]))
    let error = #expect(throws: FormatError.self) { try data.checkPictures() }
    #expect(error?.description.contains("has 4 x 5 pixels") == true)
    #expect(error?.file == data.pictures[1].file)
    try Data("text".utf8).write(to: data.file(of: data.pictures[0]))
    #expect(throws: FormatError.self) { try data.checkPictures() }
    try data.checkPictures { url in data.pictures.first { data.file(of: $0) == url }?.size }
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func png(_ size: PixelSize) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13, 4) + Array("IHDR".utf8)
      + big(size.width, 4) + big(size.height, 4)
  }

  /// The head of a JPEG with an Exif segment of an orientation, in either order of bytes.
  private static func jpeg(
    _ size: PixelSize, orientation: Int? = nil, little: Bool = false
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    if let orientation {
      func number(_ value: Int, _ count: Int) -> [UInt8] {
        little ? big(value, count).reversed() : big(value, count)
      }
      let tiff =
        Array((little ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(2, 2)
        + number(0x0100, 2) + number(3, 2) + number(1, 4) + number(9, 2) + number(0, 2)
        + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2)
      let body = Array("Exif\0\0".utf8) + tiff
      bytes += [0xFF, 0xE1] + big(body.count + 2, 2) + body
    }
    bytes += [0xFF, 0xDB] + big(4, 2) + [0, 0]
    return bytes + [0xFF, 0xFF, 0xC2] + big(17, 2) + [8] + big(size.height, 2) + big(size.width, 2)
      + [UInt8](repeating: 3, count: 10)
  }

  @Test(arguments: [nil, 1, 3, 4, 5, 6, 8] as [Int?], [false, true])
  func readsTheSizeOfTheUprightPicture(_ orientation: Int?, little: Bool) {
    let size = PixelSize(width: 640, height: 481)
    let upright = (orientation ?? 1) > 4 ? PixelSize(width: 481, height: 640) : size
    #expect(
      PictureHeader.size(Self.jpeg(size, orientation: orientation, little: little)) == upright)
  }

  /// No cut and no changed byte leads out of the file.
  @Test func survivesBrokenHeads() {
    let whole = Self.jpeg(PixelSize(width: 640, height: 480), orientation: 6, little: true)
    for count in 0..<whole.count - 10 {
      #expect(PictureHeader.size(Array(whole.prefix(count))) == nil)
    }
    for place in whole.indices {
      for value in [0, 1, 0x7F, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[place] = value
        _ = PictureHeader.size(bytes)
      }
    }
    #expect(PictureHeader.size(Self.png(PixelSize(width: 0, height: 5))) == nil)
    #expect(PictureHeader.size(Array(Self.png(PixelSize(width: 3, height: 5)).prefix(20))) == nil)
  }
}
