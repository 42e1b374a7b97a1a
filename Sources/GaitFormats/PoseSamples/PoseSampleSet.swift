package import GaitModel

/// Labelled poses of one category, checked: two classes or more, none of them empty.
package struct PoseSampleSet: Sendable, Hashable {
  /// What is classified: `running-form`, or the name of the folder.
  package var category: String
  /// The exact names of the classes; the positive one is the last.
  package var classes: [String]
  /// The samples by file name and place in the file.
  package var samples: [LabelledPose]
  /// SHA-256 over the names and contents of all files in their order.
  package var digest: String

  /// The class whose probability a classifier gives: the one that is called correct, else the last
  /// one by name.
  package var positiveClass: String { classes.last ?? "" }

  /// The groups in the order in which they appear.
  package var groups: [String] {
    var seen: Set<String> = []
    return samples.map(\.group).filter { seen.insert($0).inserted }
  }

  /// - Throws: `FormatError` if there are fewer than two classes, or one without samples.
  init(
    category: String, classes: Set<String>, samples: [LabelledPose], digest: String, file: String
  ) throws(FormatError) {
    let counts = Dictionary(grouping: samples, by: \.label).mapValues(\.count)
    for name in classes.sorted() where counts[name] == nil {
      throw FormatError(file: file, problem: "the class “\(name)” has no samples")
    }
    guard classes.count > 1 else {
      let found = classes.first.map { "“\($0)” is the only class" } ?? "there are no classes"
      throw FormatError(
        file: file, problem: found + "; two or more are needed to tell them apart")
    }
    self.category = category
    self.samples = samples
    self.digest = digest
    self.classes = classes.sorted { one, two in
      let ranks = (PoseClassName.rank(of: one), PoseClassName.rank(of: two))
      return ranks.0 == ranks.1 ? one < two : ranks.0 < ranks.1
    }
  }
}

/// What the name of a class says of right and wrong.
enum PoseClassName {
  /// The class of samples that are right.
  static let correct = "correct"
  /// The class of samples that are wrong.
  static let incorrect = "incorrect"

  /// The number by which samples label a class of this name: 1 where its first word is “correct”,
  /// 0 where it is “incorrect” or “wrong”, nil for other names. Whole words are compared:
  /// “incorrect” holds “correct”.
  static func number(of name: String) -> Int? {
    let word = name.lowercased().split { !($0.isLetter || $0.isNumber) }.first
    switch word {
    case "correct": return 1
    case "incorrect", "wrong": return 0
    default: return nil
    }
  }

  /// Where the class stands among others: what is right comes last.
  static func rank(of name: String) -> Int { number(of: name) == 1 ? 1 : 0 }
}
