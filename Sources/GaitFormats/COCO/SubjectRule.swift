import GaitModel

/// How the name of a picture's file tells who is seen, for data that do not say it otherwise.
package enum SubjectRule: String, Sendable, CaseIterable, Hashable {
  /// The first folder of the path: `anna/0001.jpg`.
  case folder
  /// What stands before the first `_` or `-` of the file's name: `anna_0001.jpg`.
  case prefix

  /// Who is seen; nil where the path has no such part.
  package func subject(of file: String) -> String? {
    let parts = file.split { $0 == "/" || $0 == "\\" }
    switch self {
    case .folder: return parts.count > 1 ? parts.first.map(String.init) : nil
    case .prefix:
      guard let name = parts.last, let end = name.firstIndex(where: { $0 == "_" || $0 == "-" }),
        end > name.startIndex
      else { return nil }
      return String(name[..<end])
    }
  }
}

extension RearfootDataSet {
  /// Names the subjects of pictures that have none.
  ///
  /// - Throws: `FormatError` naming a picture whose path has no such part.
  package mutating func nameSubjects(by rule: SubjectRule) throws(FormatError) {
    for index in pictures.indices where pictures[index].subject == nil {
      guard let subject = rule.subject(of: pictures[index].file) else {
        throw FormatError(
          file: pictures[index].file,
          problem: rule == .folder
            ? "the path has no folder to name the subject by"
            : "the name has no part before \"_\" or \"-\" to name the subject by")
      }
      pictures[index].subject = subject
    }
  }

  /// The subject of each picture.
  ///
  /// - Throws: `FormatError` naming a picture without one: such data cannot be split by person, and
  ///   nothing guesses.
  package func subjects() throws(FormatError) -> [String] {
    var subjects: [String] = []
    for picture in pictures {
      guard let subject = picture.subject else {
        throw FormatError(
          file: picture.file,
          problem: "the labels do not say who is seen, so the data cannot be split by person; "
            + "--subjects folder or --subjects prefix takes it from the name of the file")
      }
      subjects.append(subject)
    }
    return subjects
  }
}
