import Foundation
import Networks
import RearfootLearning
import Testing

@Suite struct RearfootTaskTests {
  @Test(arguments: RearfootArchitecture.allCases)
  func comesBackFromItsFile(_ architecture: RearfootArchitecture) throws {
    let task = RearfootTask(data: "legs", architecture: architecture, loss: .rmse, dropout: 0.25)
    let file = try JSONEncoder().encode(task)
    #expect(try JSONDecoder().decode(RearfootTask.self, from: file) == task)
  }
}
