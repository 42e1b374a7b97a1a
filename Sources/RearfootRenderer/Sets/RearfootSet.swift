/// What a set of pictures is for: it decides how people, movement and angles are drawn.
package enum RearfootSet: String, Sendable, Codable, CaseIterable, Hashable {
  /// For training: the angle in the picture is uniform from -15 to +25 degrees.
  case coverage
  /// For errors that are published: people and movement as they are found.
  case natural
  /// For judging: as coverage, of 40 people, with quotas for what is hard.
  case exam
  /// For comparing skin tones: the same pictures once for each of ten tones.
  case tones

  /// The angles in the picture of the sets that cover them evenly, degrees.
  package static let angles: ClosedRange<Double> = -15...25

  /// Whether angles in the picture are spread evenly rather than as people have them.
  package var coversAngles: Bool { self == .coverage || self == .exam }

  /// The seed that a set has unless another one is asked for; that of the exam never changes, so
  /// that results can be compared.
  package var standardSeed: UInt64 {
    switch self {
    case .coverage, .natural: 1
    case .exam: 40_013
    case .tones: 10_007
    }
  }

  /// How many pictures a set has unless another number is asked for.
  package var standardCount: Int {
    switch self {
    case .coverage: 4_000
    case .natural, .exam: 2_000
    case .tones: Self.toneSubjects * Self.tonePictures * Self.toneCount
    }
  }

  /// Who is in the picture with a number (from 0). Sets have ranges of subject numbers of their own,
  /// so that nobody is in two of them.
  package func subject(of picture: Int) -> Int {
    let picture = max(0, picture)
    return switch self {
    case .coverage: 100_000_001 + picture / Self.picturesPerSubject
    case .natural: 200_000_001 + picture / Self.picturesPerSubject
    case .exam: 300_000_001 + picture % Self.examSubjects
    case .tones: 400_000_001 + scene(of: picture) % Self.toneSubjects
    }
  }

  /// Which scene a picture shows: pictures that differ in nothing but the skin tone share one.
  package func scene(of picture: Int) -> Int {
    self == .tones ? max(0, picture) / Self.toneCount : max(0, picture)
  }

  /// The skin tone that a set asks for in a picture, 1 to 10 on the Monk scale; nil where it is the
  /// subject's own.
  package func skinTone(of picture: Int) -> Int? {
    self == .tones ? max(0, picture) % Self.toneCount + 1 : nil
  }

  /// The people of the exam.
  package static let examSubjects = 40
  /// The people of the comparison of skin tones.
  package static let toneSubjects = 36
  /// The scenes of each of them.
  package static let tonePictures = 15
  /// The tones of the Monk scale.
  package static let toneCount = 10
  /// The pictures of one person in sets whose number of people grows with them.
  package static let picturesPerSubject = 8
}
