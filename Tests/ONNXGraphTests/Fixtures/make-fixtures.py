"""Makes the ONNX files of these tests: pip install onnx==1.23.2 numpy; python make-fixtures.py

features.onnx  every way in which ONNX stores what is read here
small.onnx     the model that the tests build themselves, for a comparison byte by byte
external.onnx  weights in another file
"""
import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper

def small():
    graph = h.make_graph(
        [h.make_node("Gemm", ["input", "fc.weight", "fc.bias"], ["Gemm_0"], "Gemm_0", transB=1),
         h.make_node("Relu", ["Gemm_0"], ["logits"], "Relu_0")],
        "small",
        [h.make_tensor_value_info("input", T.FLOAT, ["batch", 3])],
        [h.make_tensor_value_info("logits", T.FLOAT, ["batch", 2])],
        [numpy_helper.from_array(np.array([[1, 2, 3], [-4, 5.5, 6]], np.float32), "fc.weight"),
         numpy_helper.from_array(np.array([0.5, -0.5], np.float32), "fc.bias")])
    model = h.make_model(graph, producer_name="footfall", ir_version=8,
                         opset_imports=[h.make_opsetid("", 17)])
    h.set_model_props(model, {"points": "halpe26"})
    return model

def features():
    t = h.make_tensor
    weights = [
        t("float_data", T.FLOAT, [2, 2], [1, -2.5, 3e-30, 4]),
        t("float_raw", T.FLOAT, [2], np.array([1.5, -1.5], np.float32).tobytes(), raw=True),
        t("double_data", T.DOUBLE, [2], [0.1, -0.2]),
        t("int64_data", T.INT64, [3], [1, -2, 2**62]),
        t("int32_data", T.INT32, [2], [-(2**31), 7]),
        t("int16_data", T.INT16, [2], [-300, 300]),
        t("int8_data", T.INT8, [3], [-128, 0, 127]),
        t("uint8_data", T.UINT8, [2], [0, 255]),
        t("uint16_data", T.UINT16, [1], [65535]),
        t("bool_data", T.BOOL, [2], [True, False]),
        t("float16_data", T.FLOAT16, [2], [1.0, -2.0]),
        t("uint32_data", T.UINT32, [1], [2**32 - 1]),
        t("uint64_data", T.UINT64, [1], [2**64 - 1]),
        t("scalar", T.FLOAT, [], [42]),
        t("empty", T.FLOAT, [0], []),
    ]
    condition = h.make_tensor_value_info("condition", T.BOOL, [])
    out = h.make_tensor_value_info("inner", T.FLOAT, None)
    branches = [h.make_graph([h.make_node(op, ["x"], ["inner"], op)], op, [], [out])
                for op in ("Neg", "Abs")]
    for branch in branches:
        branch.output[0].name = branch.node[0].output[0] = "inner_" + branch.name
    custom = h.make_node(
        "Everything", ["x", "", "scalar"], ["y", "", "z"], "custom", domain="org.example",
        doc_string="left behind", f=1.5, i=-3, s="text", t=t("", T.FLOAT, [1], [9]),
        floats=[1.0, 2.0], ints=[-1, 2], strings=["a", "b"])
    custom.attribute.append(onnx.AttributeProto(
        name="no_ints", type=onnx.AttributeProto.INTS))
    graph = h.make_graph(
        [custom, h.make_node("If", ["condition"], ["w"], "if", then_branch=branches[0],
                             else_branch=branches[1])],
        "features",
        [h.make_tensor_value_info("x", T.FLOAT, ["batch", 3, None]), condition],
        [h.make_tensor_value_info("w", T.FLOAT, None), h.make_tensor_value_info("y", T.FLOAT, [])],
        weights, doc_string="left behind",
        value_info=[h.make_tensor_value_info("z", T.INT64, [1, 0]),
                    h.make_tensor_value_info("words", T.STRING, [1])])
    model = h.make_model(graph, producer_name="golden", producer_version="2", ir_version=8,
                         opset_imports=[h.make_opsetid("", 17), h.make_opsetid("org.example", 3)])
    h.set_model_props(model, {"key": "value", "ключ": "значение"})
    return model

def external():
    model = small()
    tensor = model.graph.initializer[0]
    onnx.external_data_helper.set_external_data(tensor, "weights.bin")
    tensor.ClearField("raw_data")
    tensor.data_location = T.EXTERNAL
    return model

if __name__ == "__main__":
    onnx.checker.check_model(small(), full_check=True)
    for make in (small, features, external):
        with open(make.__name__ + ".onnx", "wb") as file:
            file.write(make().SerializeToString(deterministic=True))
