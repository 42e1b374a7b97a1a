/// What an optimiser keeps beside each parameter, and how that is saved and loaded.
struct RunningTensors {
  /// The optimiser's name in a saved state.
  let kind: String
  /// What it keeps: `exp_avg`.
  let names: [String]
  /// By the name of the parameter, then in the order of `names`.
  var tensors: [String: [Tensor]] = [:]
  /// Number of updates, by the name of the parameter.
  var steps: [String: Int] = [:]

  /// - Throws: `TorchError.invalid` where a name stands twice or a setting is no usable number.
  init(kind: String, names: [String], groups: [ParameterGroup]) throws(TorchError) {
    self.kind = kind
    self.names = names
    var seen: Set<String> = []
    for entry in groups.flatMap(\.entries) where !seen.insert(entry.name).inserted {
      throw .invalid(reason: "The parameter \(entry.name) is in an optimiser twice.")
    }
    for group in groups {
      guard group.learningRate >= 0, group.learningRate.isFinite, group.weightDecay >= 0,
        group.weightDecay.isFinite, (0..<1).contains(group.momentum ?? 0)
      else {
        throw .invalid(
          reason: "An optimiser cannot work with the learning rate \(group.learningRate), the "
            + "weight decay \(group.weightDecay) and the momentum \(group.momentum ?? 0).")
      }
    }
  }

  func state(_ groups: [ParameterGroup]) -> OptimiserState {
    var named: [String: Tensor] = [:]
    for (parameter, list) in tensors {
      for (name, tensor) in zip(names, list) { named["\(name).\(parameter)"] = tensor }
    }
    let settings = groups.map {
      OptimiserState.Numbers.Group(
        learningRate: $0.learningRate, weightDecay: $0.weightDecay, momentum: $0.momentum)
    }
    return OptimiserState(
      numbers: .init(kind: kind, groups: settings, steps: steps), tensors: named)
  }

  /// Takes a state over, and its settings into `groups`; nothing changes where it does not fit.
  mutating func load(
    _ state: OptimiserState, into groups: inout [ParameterGroup]
  ) throws(TorchError) {
    let numbers = state.numbers
    guard numbers.kind == kind, numbers.groups.count == groups.count else {
      throw .invalid(
        reason: "The saved state is that of \(numbers.kind) with \(numbers.groups.count) groups "
          + "of parameters, and this is \(kind) with \(groups.count).")
    }
    var loaded: [String: [Tensor]] = [:]
    var expected: Set<String> = []
    let entries = groups.flatMap(\.entries)
    for entry in entries where (numbers.steps[entry.name] ?? 0) > 0 {
      var list: [Tensor] = []
      for name in names.map({ "\($0).\(entry.name)" }) {
        expected.insert(name)
        guard let tensor = state.tensors[name] else { continue }
        guard tensor.shape == entry.tensor.shape else {
          throw .wrongShape(what: name, expected: entry.tensor.shape, found: tensor.shape)
        }
        // In the form of the parameter, whose channels may be innermost in memory.
        let own = try Update.zeros(like: entry.tensor)
        try own.assign(tensor)
        list.append(own)
      }
      loaded[entry.name] = list
    }
    let missing = expected.subtracting(state.tensors.keys).sorted()
    let unexpected = Set(state.tensors.keys).subtracting(expected).union(
      Set(numbers.steps.keys).subtracting(entries.map(\.name))
    ).sorted()
    guard missing.isEmpty, unexpected.isEmpty else {
      throw .wrongState(missing: missing, unexpected: unexpected)
    }
    tensors = loaded
    steps = numbers.steps
    for (index, saved) in numbers.groups.enumerated() {
      groups[index].learningRate = saved.learningRate
      groups[index].weightDecay = saved.weightDecay
      groups[index].momentum = saved.momentum
    }
  }
}
