import GaitMath
import GaitModel

extension RearfootPicture {
  /// What is wrong with a label, and in which field of it.
  struct Fault {
    /// `size`, `box`, or the name of a point.
    let field: String
    let problem: String
  }

  /// How far a box may reach past the picture, pixels: what is lost where a file gives its edges as
  /// corner and size.
  private static let boxTolerance = 1e-6

  /// The first thing about the label that cannot be; nil for a label that can.
  func fault(_ definition: RearfootDefinition) -> Fault? {
    guard size.width > 0, size.height > 0 else {
      return Fault(field: "size", problem: "\(size.width) x \(size.height) is no size of a picture")
    }
    guard points.count == definition.points.count else {
      return Fault(
        field: "points",
        problem: "\(points.count) points, where \(definition.points.count) are expected")
    }
    return pointFault(definition) ?? boxFault
  }

  private func pointFault(_ definition: RearfootDefinition) -> Fault? {
    for (name, point) in zip(definition.points, points) where point.visibility != .absent {
      let (x, y) = (point.position.x, point.position.y)
      guard x.isFinite, y.isFinite else {
        return Fault(field: name.rawValue, problem: "(\(x), \(y)) is no finite place")
      }
      guard (0...Double(size.width)).contains(x), (0...Double(size.height)).contains(y) else {
        return Fault(
          field: name.rawValue,
          problem: "(\(x), \(y)) lies outside the picture of \(size.width) x \(size.height) pixels")
      }
    }
    return nil
  }

  private var boxFault: Fault? {
    guard [box.minX, box.minY, box.maxX, box.maxY].allSatisfy(\.isFinite) else {
      return Fault(field: "box", problem: "a number of it is not finite")
    }
    guard box.maxX > box.minX, box.maxY > box.minY else {
      return Fault(
        field: "box",
        problem: "its size \(box.maxX - box.minX) x \(box.maxY - box.minY) is not over 0")
    }
    guard box.minX >= 0, box.minY >= 0, box.maxX <= Double(size.width) + Self.boxTolerance,
      box.maxY <= Double(size.height) + Self.boxTolerance
    else {
      return Fault(
        field: "box",
        problem: "from (\(box.minX), \(box.minY)) to (\(box.maxX), \(box.maxY)) it reaches outside "
          + "the picture of \(size.width) x \(size.height) pixels")
    }
    return nil
  }
}
