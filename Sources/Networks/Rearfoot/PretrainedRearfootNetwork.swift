/// A network whose first part comes from a file of published weights.
package protocol PretrainedRearfootNetwork: RearfootNetwork {
  /// The part that the file fills.
  var features: PhotographFeatures { get }
}
