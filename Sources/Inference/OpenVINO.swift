import COpenVINO

/// The border to OpenVINO's C interface: what the rest of the target calls, in Swift types.
///
/// The C header brings global names such as `OK`, `F32` or `RGB`; this is the only file that sees
/// them. Handles are opaque pointers; whoever gets one from a function named `make...` or `read...`
/// frees it with the matching `free...`.
enum OpenVINO {
  typealias Handle = OpaquePointer

  // MARK: Status

  /// Turns a status into an error that carries the library's own words.
  @inline(__always)
  private static func check(
    _ status: ov_status_e, _ action: @autoclosure () -> String
  ) throws(InferenceError) {
    guard status.rawValue == OK.rawValue else {
      throw .engine(action: action(), reason: reason(for: status))
    }
  }

  @inline(never)
  private static func reason(for status: ov_status_e) -> String {
    // The last message is a copy for the caller to free; the status text is static.
    if let message = ov_get_last_err_msg() {
      defer { ov_free(message) }
      let text = String(cString: message)
        .split(whereSeparator: \.isNewline).joined(separator: " ")
      if !text.isEmpty { return text }
    }
    return ov_get_error_info(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
  }

  /// A handle that a call has just filled in.
  private static func made(_ handle: Handle?, _ action: String) throws(InferenceError) -> Handle {
    guard let handle else { throw .engine(action: action, reason: "no object was returned.") }
    return handle
  }

  /// A text that the library allocated; frees it.
  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
    guard let text else { return "" }
    defer { ov_free(text) }
    return String(cString: text)
  }

  // MARK: Core

  static func version() -> String {
    var version = ov_version_t()
    guard ov_get_openvino_version(&version).rawValue == OK.rawValue else { return "unknown" }
    defer { ov_version_free(&version) }
    return version.buildNumber.map { String(cString: $0) } ?? "unknown"
  }

  static func makeCore() throws(InferenceError) -> Handle {
    var core: Handle?
    try check(ov_core_create(&core), "start")
    return try made(core, "start")
  }

  static func free(core: Handle) { ov_core_free(core) }

  static func property(_ key: String, ofCPUIn core: Handle) throws(InferenceError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try check(ov_core_get_property(core, "CPU", key, &value), "read the property \(key)")
    return taken(value)
  }

  // MARK: Networks

  static func read(_ path: String, core: Handle) throws(InferenceError) -> Handle {
    var model: Handle?
    try check(ov_core_read_model(core, path, nil, &model), "read \(path)")
    return try made(model, "read \(path)")
  }

  static func free(model: Handle) { ov_model_free(model) }

  /// Gives the inputs of a network fixed shapes, one entry an input.
  static func reshape(_ model: Handle, to shapes: [[Int]]) throws(InferenceError) {
    var partial: [ov_partial_shape_t] = []
    defer { for index in partial.indices { ov_partial_shape_free(&partial[index]) } }
    for shape in shapes {
      var one = ov_partial_shape_t()
      try check(
        ov_partial_shape_create_static(Int64(shape.count), shape.map(Int64.init), &one),
        "make the shape \(shape)")
      partial.append(one)
    }
    try check(
      ov_model_reshape_by_port_indexes(model, Array(shapes.indices), partial, shapes.count),
      "give the inputs the shapes \(shapes)")
  }

  static func compile(
    _ model: Handle, core: Handle, properties: [(key: String, value: String)]
  ) throws(InferenceError) -> Handle {
    var network: Handle?
    let status = withProperties(properties) {
      ov_core_compile_model_props(core, model, "CPU", $0.count, $0.baseAddress, &network)
    }
    try check(status, "compile the network")
    return try made(network, "compile the network")
  }

  static func compile(
    file path: String, core: Handle, properties: [(key: String, value: String)]
  ) throws(InferenceError) -> Handle {
    var network: Handle?
    let status = withProperties(properties) {
      ov_core_compile_model_from_file_props(
        core, path, "CPU", $0.count, $0.baseAddress, &network)
    }
    try check(status, "compile \(path)")
    return try made(network, "compile \(path)")
  }

  private static func withProperties<Result>(
    _ properties: [(key: String, value: String)],
    _ body: (UnsafeBufferPointer<ov_property_t>) -> Result
  ) -> Result {
    func descend(_ rest: ArraySlice<(key: String, value: String)>, _ made: [ov_property_t])
      -> Result
    {
      guard let first = rest.first else { return made.withUnsafeBufferPointer(body) }
      return first.key.withCString { key in
        first.value.withCString { value in
          descend(rest.dropFirst(), made + [ov_property_t(key: key, value: value)])
        }
      }
    }
    return descend(properties[...], [])
  }

  static func free(network: Handle) { ov_compiled_model_free(network) }

  static func property(_ key: String, of network: Handle) throws(InferenceError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try check(
      ov_compiled_model_get_property(network, key, &value), "read the property \(key)")
    return taken(value)
  }

  static func inputs(of network: Handle) throws(InferenceError) -> [NetworkPort] {
    var count = 0
    try check(ov_compiled_model_inputs_size(network, &count), "count the inputs")
    return try (0..<count).map { (index) throws(InferenceError) in
      var port: Handle?
      try check(ov_compiled_model_input_by_index(network, index, &port), "find input \(index)")
      return try describe(made(port, "find input \(index)"))
    }
  }

  static func outputs(of network: Handle) throws(InferenceError) -> [NetworkPort] {
    var count = 0
    try check(ov_compiled_model_outputs_size(network, &count), "count the outputs")
    return try (0..<count).map { (index) throws(InferenceError) in
      var port: Handle?
      try check(ov_compiled_model_output_by_index(network, index, &port), "find output \(index)")
      return try describe(made(port, "find output \(index)"))
    }
  }

  /// Name, shape and element of a port; frees the port.
  private static func describe(_ port: Handle) throws(InferenceError) -> NetworkPort {
    defer { ov_output_const_port_free(port) }
    var name: UnsafeMutablePointer<CChar>?
    // A port of a sub-network may have no name; its position identifies it then.
    let named = ov_port_get_any_name(port, &name).rawValue == OK.rawValue
    var shape = ov_partial_shape_t()
    try check(ov_port_get_partial_shape(port, &shape), "read the shape of a port")
    defer { ov_partial_shape_free(&shape) }
    var dimensions: [Int?] = []
    if shape.rank.min == shape.rank.max, let dims = shape.dims {
      dimensions = (0..<Int(shape.rank.max)).map {
        dims[$0].min == dims[$0].max ? Int(dims[$0].min) : nil
      }
    }
    var type = F32
    try check(ov_port_get_element_type(port, &type), "read the element type of a port")
    return NetworkPort(
      name: named ? taken(name) : "", shape: dimensions, element: element(type))
  }

  private static func element(_ type: ov_element_type_e) -> NetworkPort.Element {
    switch type.rawValue {
    case F32.rawValue: .float32
    case I64.rawValue: .int64
    case I32.rawValue: .int32
    default: .other
    }
  }

  // MARK: Requests

  static func makeRequest(_ network: Handle) throws(InferenceError) -> Handle {
    var request: Handle?
    try check(ov_compiled_model_create_infer_request(network, &request), "make a request")
    return try made(request, "make a request")
  }

  static func free(request: Handle) { ov_infer_request_free(request) }

  @inline(__always)
  static func infer(_ request: Handle) throws(InferenceError) {
    try check(ov_infer_request_infer(request), "run the network")
  }

  @inline(__always)
  static func start(_ request: Handle) throws(InferenceError) {
    try check(ov_infer_request_start_async(request), "start the network")
  }

  @inline(__always)
  static func wait(_ request: Handle) throws(InferenceError) {
    try check(ov_infer_request_wait(request), "finish the network")
  }

  // MARK: Tensors

  static func inputTensor(_ index: Int, of request: Handle) throws(InferenceError) -> Handle {
    var tensor: Handle?
    try check(
      ov_infer_request_get_input_tensor_by_index(request, index, &tensor),
      "find the tensor of input \(index)")
    return try made(tensor, "find the tensor of input \(index)")
  }

  static func outputTensor(_ index: Int, of request: Handle) throws(InferenceError) -> Handle {
    var tensor: Handle?
    try check(
      ov_infer_request_get_output_tensor_by_index(request, index, &tensor),
      "find the tensor of output \(index)")
    return try made(tensor, "find the tensor of output \(index)")
  }

  static func free(tensor: Handle) { ov_tensor_free(tensor) }

  /// Where the elements of a tensor lie, and how many there are.
  static func memory(of tensor: Handle) throws(InferenceError) -> UnsafeMutableRawBufferPointer {
    var bytes = 0
    var data: UnsafeMutableRawPointer?
    try check(ov_tensor_get_byte_size(tensor, &bytes), "size a tensor")
    // An empty tensor may have no memory at all.
    guard bytes > 0 else { return UnsafeMutableRawBufferPointer(start: nil, count: 0) }
    try check(ov_tensor_data(tensor, &data), "reach the memory of a tensor")
    return UnsafeMutableRawBufferPointer(start: data, count: bytes)
  }

  static func shape(of tensor: Handle) throws(InferenceError) -> [Int] {
    var shape = ov_shape_t()
    try check(ov_tensor_get_shape(tensor, &shape), "read the shape of a tensor")
    defer { ov_shape_free(&shape) }
    guard let dims = shape.dims else { return [] }
    return (0..<Int(shape.rank)).map { Int(dims[$0]) }
  }
}
