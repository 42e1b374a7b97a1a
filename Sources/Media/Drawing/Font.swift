import CFreeType
import Foundation
import Synchronization

/// DejaVu Sans for texts on pictures, by FreeType. Any thread may use it.
package final class Font: Sendable {
  /// A letter in one size: its coverage, and where it stands.
  struct Glyph: Sendable {
    /// Index in the font, for the distance between pairs of letters.
    var index: UInt32
    var width: Int
    var height: Int
    /// From the pen to the left edge, and from the base line up to the top edge.
    var left: Int
    var top: Int
    /// How far the pen moves, in pixels.
    var advance: Float
    /// 0 to 255, row after row.
    var coverage: [UInt8]
  }

  private struct Key: Hashable {
    var letter: Unicode.Scalar
    var size: Int
  }

  /// FreeType's objects. Unchecked because pointers hide them: used only inside the lock.
  private struct State: @unchecked Sendable {
    var library: FT_Library?
    var face: FT_Face?
    var size = 0
    var glyphs: [Key: Glyph] = [:]
  }

  private let state: Mutex<State>

  /// Where the font may be installed.
  private static let places = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf", "/usr/share/fonts/TTF/DejaVuSans.ttf",
  ]

  /// Opens the font.
  ///
  /// - Throws: `MediaError.Kind.notInstalled` where it is not there.
  package convenience init() throws(MediaError) {
    try self.init(searching: Font.places)
  }

  /// Opens the first font that is found in a list of paths.
  ///
  /// - Throws: `MediaError.Kind.notInstalled` where none is there.
  package init(searching places: [String]) throws(MediaError) {
    var state = State()
    guard FT_Init_FreeType(&state.library) == 0 else {
      throw MediaError(.notInstalled, file: "FreeType", problem: "the library does not start.")
    }
    for place in places where FT_New_Face(state.library, place, 0, &state.face) == 0 { break }
    guard state.face != nil else {
      FT_Done_FreeType(state.library)
      throw MediaError(
        .notInstalled, file: "DejaVuSans.ttf",
        problem: "the font is not installed; install the package fonts-dejavu-core.")
    }
    self.state = Mutex(state)
  }

  deinit {
    _ = state.withLock { state in
      // Frees the face as well.
      FT_Done_FreeType(state.library)
    }
  }

  /// The glyphs of a text with their pen positions from 0 on, and its whole width, in pixels.
  func layOut(_ text: String, size: Int) -> (glyphs: [(glyph: Glyph, pen: Float)], width: Float) {
    state.withLock { state in
      var pen: Float = 0
      var previous: UInt32 = 0
      var result: [(Glyph, Float)] = []
      for letter in text.unicodeScalars {
        guard let glyph = Font.glyph(letter, max(1, min(size, 2000)), &state) else { continue }
        if previous != 0 {
          var kerning = FT_Vector()
          FT_Get_Kerning(
            state.face, previous, glyph.index, UInt32(FT_KERNING_DEFAULT.rawValue), &kerning)
          pen += Float(kerning.x) / 64
        }
        previous = glyph.index
        result.append((glyph, pen))
        pen += glyph.advance
      }
      return (result, pen)
    }
  }

  private static func glyph(
    _ letter: Unicode.Scalar, _ size: Int, _ state: inout State
  ) -> Glyph? {
    let key = Key(letter: letter, size: size)
    guard let face = state.face else { return nil }
    if state.size != size {
      FT_Set_Pixel_Sizes(face, 0, UInt32(size))
      state.size = size
    }
    if let glyph = state.glyphs[key] { return glyph }
    let index = FT_Get_Char_Index(face, FT_ULong(letter.value))
    guard FT_Load_Glyph(face, index, Int32(FT_LOAD_RENDER)) == 0,
      let slot = face.pointee.glyph?.pointee
    else { return nil }
    let bitmap = slot.bitmap
    let (width, height) = (Int(bitmap.width), Int(bitmap.rows))
    var coverage: [UInt8] = []
    coverage.reserveCapacity(width * height)
    if let pixels = bitmap.buffer {
      for row in 0..<height {
        let start = pixels + row * Int(bitmap.pitch)
        coverage.append(contentsOf: UnsafeBufferPointer(start: start, count: width))
      }
    }
    let glyph = Glyph(
      index: index, width: coverage.isEmpty ? 0 : width, height: coverage.isEmpty ? 0 : height,
      left: Int(slot.bitmap_left), top: Int(slot.bitmap_top),
      advance: Float(slot.advance.x) / 64, coverage: coverage)
    state.glyphs[key] = glyph
    return glyph
  }
}
