/// A file of ONNX: a network with the versions that it was written for.
package struct ONNXModel: Hashable, Sendable {
  /// The version of the file format.
  package var irVersion: Int64
  /// The versions of the operator sets, by domain; the empty domain is ONNX's own.
  package var opsets: [Opset]
  /// The program that wrote it.
  package var producer: String
  /// The version of that program; may be empty.
  package var producerVersion: String
  /// What else is said about the model, in the order of the file.
  package var metadata: [Metadata]
  /// What is computed.
  package var network: ONNXNetwork

  /// A set of operators and its version.
  package struct Opset: Hashable, Sendable {
    /// The name of the set.
    package var domain: String
    /// The version that the nodes were written for.
    package var version: Int64

    package init(domain: String = "", version: Int64) {
      self.domain = domain
      self.version = version
    }
  }

  /// One entry of the model's own notes.
  package struct Metadata: Hashable, Sendable {
    /// What it is about.
    package var key: String
    /// What is said.
    package var value: String

    package init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  package init(
    _ network: ONNXNetwork, irVersion: Int64 = 8, opsets: [Opset] = [Opset(version: 17)],
    producer: String = "footfall", producerVersion: String = "", metadata: [Metadata] = []
  ) {
    self.irVersion = irVersion
    self.opsets = opsets
    self.producer = producer
    self.producerVersion = producerVersion
    self.metadata = metadata
    self.network = network
  }
}

/// Nodes in the order in which they can be computed, with the weights that they take.
package struct ONNXNetwork: Hashable, Sendable {
  /// A name for readers.
  package var name: String
  /// The operations, each after those that it takes values from.
  package var nodes: [ONNXNode]
  /// Weights and constants.
  package var initialisers: [ONNXTensor]
  /// What goes in.
  package var inputs: [ONNXValue]
  /// What comes out.
  package var outputs: [ONNXValue]
  /// What is known of the values between nodes; may be empty.
  package var values: [ONNXValue]

  package init(
    name: String, nodes: [ONNXNode] = [], initialisers: [ONNXTensor] = [],
    inputs: [ONNXValue] = [], outputs: [ONNXValue] = [], values: [ONNXValue] = []
  ) {
    self.name = name
    self.nodes = nodes
    self.initialisers = initialisers
    self.inputs = inputs
    self.outputs = outputs
    self.values = values
  }
}

/// One operation.
package struct ONNXNode: Hashable, Sendable {
  /// The operator's name in ONNX, for example `Conv`.
  package var operation: String
  /// The operator's set; empty for ONNX's own.
  package var domain: String
  /// A name for messages; may be empty.
  package var name: String
  /// Names of values; an empty name is an input that is left out.
  package var inputs: [String]
  /// Names of values; an empty name is an output that is left out.
  package var outputs: [String]
  /// Settings, in the order of the file.
  package var attributes: [ONNXAttribute]

  package init(
    _ operation: String, domain: String = "", name: String = "", inputs: [String],
    outputs: [String], attributes: [ONNXAttribute] = []
  ) {
    self.operation = operation
    self.domain = domain
    self.name = name
    self.inputs = inputs
    self.outputs = outputs
    self.attributes = attributes
  }

  /// The value of an attribute; nil if the node does not have it.
  package subscript(name: String) -> ONNXAttribute.Value? {
    attributes.first { $0.name == name }?.value
  }
}

/// A setting of a node.
package struct ONNXAttribute: Hashable, Sendable {
  /// Its name in the operator's definition.
  package var name: String
  /// What it is set to.
  package var value: Value

  /// What a setting can be.
  package enum Value: Hashable, Sendable {
    case float(Float)
    case int(Int64)
    case string(String)
    case tensor(ONNXTensor)
    case network(ONNXNetwork)
    case floats([Float])
    case ints([Int64])
    case strings([String])
  }

  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// A setting that is one number.
  package init(_ name: String, _ value: Int) { self.init(name, .int(Int64(value))) }

  /// A setting that is one number with a fraction.
  package init(_ name: String, _ value: Float) { self.init(name, .float(value)) }

  /// A setting that is a list of numbers.
  package init(_ name: String, _ values: [Int]) { self.init(name, .ints(values.map(Int64.init))) }

  /// A setting that is a word.
  package init(_ name: String, _ value: String) { self.init(name, .string(value)) }
}
