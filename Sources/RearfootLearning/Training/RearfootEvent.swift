package import Learning

/// What a training of rear views tells while it goes on.
package enum RearfootEvent: Sendable, Hashable {
  /// What was read, and how many pictures are in each part.
  case data(pictures: Int, persons: Int, training: Int, validation: Int, test: Int)
  /// A network begins with the weights of a file; `anew` names the layers that do not, since the file's
  /// are for other classes or points.
  case weights(network: String, file: String, anew: [String])
  /// The training of a network goes on.
  case training(network: String, TrainingEvent)
  /// So many pictures of the test are done, of so many.
  case test(done: Int, total: Int)
}
