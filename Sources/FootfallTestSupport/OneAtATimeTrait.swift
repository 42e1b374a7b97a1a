// Absent where a build has no Testing module, as one with a static standard library.
#if canImport(Testing)
  public import Testing

  /// Runs the tests of a suite one at a time with all others that have this trait.
  public struct OneAtATimeTrait: SuiteTrait, TestTrait, TestScoping {
    /// Every test of the suite waits for its own turn.
    public let isRecursive = true

    /// Runs one test when its turn has come.
    public func provideScope(
      for test: Test, testCase: Test.Case?,
      performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
      try await OneAtATime.libtorch.run(function)
    }
  }

  extension Trait where Self == OneAtATimeTrait {
    /// Not beside another test that computes with libtorch: its random generator belongs to the
    /// process, and the numbers after a seed are those of whoever draws first.
    public static var oneAtATime: Self { Self() }
  }
#endif
