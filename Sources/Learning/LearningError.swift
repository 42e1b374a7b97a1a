/// Why something could not be learned.
package enum LearningError: Error, Hashable, Sendable {
  /// The loss or a gradient is infinite or not a number; the last good weights are kept.
  case notFinite(what: String, epoch: Int, batch: Int)
  /// A class has no samples.
  case emptyClass(name: String)
  /// All samples belong to one group, so that nothing can be held out.
  case oneGroup(name: String)
  /// There are fewer groups than parts that shall be held out in turn.
  case tooFewGroups(found: Int, needed: Int)
  /// A class lives in too few groups to be on both sides of every split.
  case classInFewGroups(name: String, groups: Int, needed: Int)
  /// A sample has a label that is no class.
  case unknownLabel(label: String, source: String, classes: [String])
  /// A sample has another number of values than the others.
  case wrongWidth(source: String, expected: Int, found: Int)
  /// A sample holds a value that is infinite or not a number.
  case badValue(source: String)
  /// A setting has a value that cannot be.
  case badSetting(name: String, reason: String)
  /// A search for the best weights came to no end.
  case notConverged(what: String, steps: Int)
  /// A file could not be written; what stood there before is as it was.
  case cannotWrite(path: String, reason: String)
  /// A file of a run cannot be used; `reason` says which part of it.
  case badRun(path: String, reason: String)
  /// The user stopped the run; it can go on from the folder. Without one its name is empty.
  case stopped(folder: String)
}

extension LearningError: CustomStringConvertible {
  /// One sentence for a reader.
  package var description: String {
    switch self {
    case .notFinite(let what, let epoch, let batch):
      "The \(what) became infinite or not a number in epoch \(epoch), batch \(batch); "
        + "try a smaller learning rate. The last good weights are kept."
    case .emptyClass(let name): "The class “\(name)” has no samples."
    case .oneGroup(let name):
      "All samples belong to one group (\(name)); nothing can be held out to test on."
    case .tooFewGroups(let found, let needed):
      "There are \(found) groups, and \(needed) are needed to hold out one part after the other."
    case .classInFewGroups(let name, let groups, let needed):
      "The samples of the class “\(name)” come from \(groups) group\(groups == 1 ? "" : "s"), and "
        + "\(needed) are needed to learn it and to test it on others."
    case .unknownLabel(let label, let source, let classes):
      "\(source): “\(label)” is no class; the classes are \(classes.joined(separator: ", "))."
    case .wrongWidth(let source, let expected, let found):
      "\(source): it has \(found) values, and the others have \(expected)."
    case .badValue(let source): "\(source): a value is infinite or not a number."
    case .badSetting(let name, let reason): "The setting \(name) \(reason)."
    case .notConverged(let what, let steps):
      "The fit of the \(what) did not settle within \(steps) steps."
    case .cannotWrite(let path, let reason): "\(path) cannot be written (\(reason))."
    case .badRun(let path, let reason): "\(path) cannot be used: \(reason)."
    case .stopped(let folder):
      folder.isEmpty ? "Stopped." : "Stopped. To go on: footfall train resume \(folder)"
    }
  }
}
