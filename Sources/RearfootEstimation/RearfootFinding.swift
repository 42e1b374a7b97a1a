package import GaitModel

/// What finds the points on legs in pictures from behind: a trained network with all that is done
/// before and after it.
package protocol RearfootFinding {
  /// Which points it finds.
  var definition: RearfootDefinition { get }

  /// What it says of pictures, one estimate each, in their order.
  ///
  /// - Throws: what the network's library says.
  func estimates(_ pictures: [RGBPicture]) throws -> [RearfootEstimate]
}
