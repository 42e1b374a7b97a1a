import CommandKit
import Foundation

@main
enum Main {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// Apart from `main`, so that nothing in it belongs to the main actor: signals and progress come
  /// from other threads.
  private nonisolated static func run(_ arguments: [String]) -> ExitStatus {
    if arguments.first == TrainCommand.name {
      return TrainCommand.launch(Array(arguments.dropFirst()), on: .standard())
    }
    Interruption.install()
    return FootfallProgram.program.run(arguments, on: .standard())
  }
}
