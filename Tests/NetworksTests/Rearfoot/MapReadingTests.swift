import FootfallTestSupport
import Foundation
import GaitModel
import Networks
import Testing
import Torch

/// Points, deviations and boxes out of maps, against what their formulas give.
@Suite(.oneAtATime) struct MapReadingTests {
  static let grid = PixelSize(width: 6, height: 5)

  /// A reading that passes its channels on: channel `i` of the map is number `i` of a cell.
  static func passing<Reading: Module>(_ reading: Reading, channels: Int) throws -> Reading {
    var identity = [Float](repeating: 0, count: channels * channels)
    for index in 0..<channels { identity[index * channels + index] = 1 }
    for entry in reading.state {
      try entry.tensor.assign(
        entry.name == "read.weight"
          ? Tensor(identity, shape: [channels, channels, 1, 1]) : .zeros(entry.tensor.shape))
    }
    reading.train(false)
    return reading
  }

  /// One map: channels of equal numbers, but for single cells.
  static func map(
    _ values: [Float], _ cells: [(channel: Int, x: Int, y: Int, value: Float)]
  ) throws -> Tensor {
    let size = grid.width * grid.height
    var map = values.flatMap { Array(repeating: $0, count: size) }
    for cell in cells { map[cell.channel * size + cell.y * grid.width + cell.x] = cell.value }
    return try Tensor(map, shape: [1, values.count, grid.height, grid.width])
  }

  static func points(_ map: Tensor) throws -> (points: [Float], deviations: [Float]) {
    let reading = try passing(
      PointReading(5, points: 1, grid: grid, stride: 4, dropout: 0), channels: 5)
    let found = try withoutGradients { () throws(TorchError) in try reading(map) }
    return (
      try #require(found.points).values(), try #require(found.deviations).values()
    )
  }

  @Test func `equal scores give the middle`() throws {
    let found = try Self.points(Self.map([0, 0, 0, 0, 0], []))
    #expect(NetworksTests.difference(found.points, [12, 10]) < 1e-5)
    let root = Float(2).squareRoot()
    #expect(NetworksTests.difference(found.deviations, [root, root]) < 1e-5)
  }

  @Test func `one sure cell gives its centre, its offset and its deviation`() throws {
    let cells: [(channel: Int, x: Int, y: Int, value: Float)] = [
      (0, 4, 1, 60), (1, 4, 1, 0.3), (2, 4, 1, -20), (3, 4, 1, 1), (4, 4, 1, -2),
    ]
    let found = try Self.points(Self.map([0, 9, 9, 9, 9], cells))
    #expect(NetworksTests.difference(found.points, [18 + 6 * tanh(0.3), 6 - 6]) < 1e-4)
    let root = Float(2).squareRoot()
    #expect(NetworksTests.difference(found.deviations, [root * exp(1), root * exp(-2)]) < 1e-4)
  }

  @Test func `two cells share by the third power of their shares`() throws {
    // log 3 above: three to one in the map, 27 to 1 in the point.
    let found = try Self.points(
      Self.map([-60, 0, 0, 0, 0], [(0, 1, 2, log(3)), (0, 5, 2, 0)]))
    #expect(NetworksTests.difference(found.points, [(27.0 * 6 + 22) / 28, 10]) < 1e-4)
  }

  @Test(arguments: [(Float(40), Float(5)), (-40, -4)])
  func `deviations stay within their bounds`(logarithm: Float, bound: Float) throws {
    let found = try Self.points(Self.map([0, 0, 0, logarithm, logarithm], []))
    let expected = Float(2).squareRoot() * exp(bound)
    for deviation in found.deviations { #expect(abs(deviation / expected - 1) < 1e-4) }
  }

  @Test func `a mirrored map gives the mirrored point`() throws {
    let size = Self.grid.width * Self.grid.height
    let values = (0..<5 * size).map { Float(sin(Double($0) * 1.7)) }
    var mirrored = values
    for index in values.indices {
      let x = index % Self.grid.width
      let sign: Float = index / size == 1 ? -1 : 1
      mirrored[index - x + Self.grid.width - 1 - x] = sign * values[index]
    }
    let shape = [1, 5, Self.grid.height, Self.grid.width]
    let plain = try Self.points(Tensor(values, shape: shape))
    let other = try Self.points(Tensor(mirrored, shape: shape))
    #expect(abs(plain.points[0] + other.points[0] - 24) < 1e-4)
    #expect(abs(plain.points[1] - other.points[1]) < 1e-4)
    #expect(NetworksTests.difference(plain.deviations, other.deviations) < 1e-5)
    #expect(abs(plain.points[0] - 12) > 0.01)
  }

  @Test func `each edge of a box is told by its own cell`() throws {
    let reading = try Self.passing(
      BoxReading(8, grid: Self.grid, stride: 4, dropout: 0), channels: 8)
    let cells: [(channel: Int, x: Int, y: Int, value: Float)] = [
      (0, 1, 0, 60), (1, 0, 1, 60), (2, 4, 0, 60), (3, 0, 3, 60),
      (4, 1, 0, -0.05), (5, 0, 1, 0), (6, 4, 0, 0.5), (7, 0, 3, 0.25),
    ]
    let map = try Self.map([0, 0, 0, 0, 3, 3, 3, 3], cells)
    let box = try withoutGradients { () throws(TorchError) in try reading(map).values() }
    #expect(NetworksTests.difference(box, [6 - 3.2, 6, 18 + 32, 14 + 16]) < 1e-4)
  }

  @Test func `a path upwards doubles and adds`() throws {
    let path = try UpwardPath([2, 3, 4], width: 5)
    path.train(false)
    let maps = [
      try PlainWeights.picture([1, 2, 12, 8]), try PlainWeights.picture([1, 3, 6, 4]),
      try PlainWeights.picture([1, 4, 3, 2]),
    ]
    let out = try withoutGradients { () throws(TorchError) in try path(maps) }
    #expect(out.shape == [1, 5, 12, 8])
    #expect(throws: TorchError.self) { try path([maps[0], maps[1]]) }
    #expect(throws: TorchError.self) { try UpwardPath([2], width: 5) }
  }

  @Test func `a batch has the answers of its pictures`() throws {
    try TorchLibrary.seed(5)
    let network = try RearfootArchitecture.heatMap.network(points: 3)
    network.train(false)
    let pictures = try RearfootNetworkTests.pictures(network, count: 3)
    try withoutGradients { () throws(TorchError) in
      let all = try network(pictures).points?.values() ?? []
      for index in 0..<3 {
        let one = try network(pictures.sliced(index..<index + 1, along: 0)).points?.values() ?? []
        #expect(NetworksTests.difference(one, Array(all[index * 6..<index * 6 + 6])) < 1e-3)
      }
    }
  }
}
