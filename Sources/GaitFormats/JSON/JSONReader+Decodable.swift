import Foundation

extension JSONReader {
  /// Reads the next value as a small `Decodable` type; `key` names it in an error.
  mutating func decode<T: Decodable>(_ key: String) throws(FormatError) -> T {
    let range = try skip()
    do {
      return try JSONDecoder().decode(T.self, from: Data(bytes[range]))
    } catch {
      let inner = (error as? DecodingError)?.place.map { "." + $0 } ?? ""
      throw FormatError(
        file: file, place: key + inner, problem: "a value is missing or of the wrong kind")
    }
  }
}
