/// A part of a network: parameters, buffers and further modules under names.
///
/// The stored properties of a subclass make the names of its state dict, as in PyTorch: a property
/// of the type `Parameter`, `Buffer`, a module, or an array of modules (`layer1.0`). A name is
/// written in camel case here and with underscores there: `runningMean` is `running_mean`.
///
/// A module is called like a function; what goes in and out stands at the subclass.
open class Module {
  /// What a module holds under a name.
  public enum Child {
    case parameter(Parameter)
    case buffer(Buffer)
    case module(Module)
  }

  /// Whether layers behave as in training: dropout drops, batch norm uses and gathers statistics of
  /// the batch. A frozen module is never in training.
  package private(set) var isTraining = true
  /// Whether the module is kept as it is: no gradients, no new statistics, no dropout.
  package private(set) var isFrozen = false

  public init() {}

  /// What the module holds, in the order of the state dict.
  open var children: [(name: String, child: Child)] {
    var mirrors: [Mirror] = []
    var mirror: Mirror? = Mirror(reflecting: self)
    while let current = mirror, current.subjectType != Module.self {
      mirrors.append(current)
      mirror = current.superclassMirror
    }
    return mirrors.reversed().flatMap { $0.children }.flatMap { label, value in
      label.map { Self.children(named: Self.stateName($0), in: value) } ?? []
    }
  }

  private static func children(
    named name: String, in value: Any
  ) -> [(name: String, child: Child)] {
    switch value {
    case let parameter as Parameter: return [(name, .parameter(parameter))]
    case let buffer as Buffer: return [(name, .buffer(buffer))]
    case let module as Module: return [(name, .module(module))]
    case let modules as [Module]:
      return modules.enumerated().map { ("\(name).\($0)", .module($1)) }
    default:
      let mirror = Mirror(reflecting: value)
      guard mirror.displayStyle == .optional, let some = mirror.children.first else { return [] }
      return children(named: name, in: some.value)
    }
  }

  /// `runningMean` as `running_mean`.
  static func stateName(_ property: String) -> String {
    var name = ""
    for character in property {
      if character.isUppercase { name += "_" }
      name += character.lowercased()
    }
    return name
  }

  /// Switches the module and all inside it to training, or to use. What is frozen stays in use.
  package func train(_ on: Bool = true) {
    isTraining = on && !isFrozen
    for case (_, .module(let module)) in children { module.train(isTraining) }
  }

  /// Keeps the module and all inside it as they are, or lets them learn again.
  ///
  /// Frozen batch norm keeps its statistics as well, also after `train()`.
  ///
  /// - Throws: `TorchError.library`.
  package func setFrozen(_ frozen: Bool) throws(TorchError) {
    isFrozen = frozen
    if frozen { isTraining = false }
    for (_, child) in children {
      switch child {
      case .parameter(let parameter): try parameter.setFrozen(frozen)
      case .module(let module): try module.setFrozen(frozen)
      case .buffer: break
      }
    }
  }
}

/// A module with one tensor in and one out.
package protocol Layer: Module {
  /// What the layer makes of `input`.
  func callAsFunction(_ input: Tensor) throws(TorchError) -> Tensor
}
