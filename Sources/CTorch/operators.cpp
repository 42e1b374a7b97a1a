// Operators through the dispatcher: each argument is checked against the operator's schema, since
// a boxed call does not look at types.
#include "guard.h"

#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/jit_type.h>

#include <vector>

struct ctorch_operator {
  c10::OperatorHandle handle;
  std::string schema;
};

using namespace ctorch;
using Kind = c10::TypeKind;

namespace {

const ctorch_tensor *tensor(const ctorch_argument &argument, int32_t index) {
  return static_cast<const ctorch_tensor *const *>(argument.list)[index];
}

/// What a list of the schema holds; AnyType for what is no list.
Kind elements(const c10::TypePtr &type) {
  if (type->kind() != Kind::ListType) return Kind::AnyType;
  return type->castRaw<c10::ListType>()->getElementType()->kind();
}

/// The value of an argument in the form that the schema asks for; no value where it does not fit.
std::optional<c10::IValue> converted(const ctorch_argument &argument, const c10::TypePtr &type) {
  const auto kind = type->kind();
  switch (argument.kind) {
  case CTORCH_TENSOR:
    if (kind == Kind::TensorType) return c10::IValue(tensor(argument, 0)->value);
    break;
  case CTORCH_INT:
    if (kind == Kind::IntType || kind == Kind::NumberType) return c10::IValue(argument.integer);
    if (kind == Kind::FloatType) return c10::IValue(static_cast<double>(argument.integer));
    if (elements(type) == Kind::IntType)
      return c10::IValue(std::vector<int64_t>{argument.integer});
    break;
  case CTORCH_DOUBLE:
    if (kind == Kind::FloatType || kind == Kind::NumberType) return c10::IValue(argument.number);
    break;
  case CTORCH_BOOL:
    if (kind == Kind::BoolType) return c10::IValue(argument.integer != 0);
    break;
  case CTORCH_STRING:
    if (kind == Kind::StringType)
      return c10::IValue(std::string(static_cast<const char *>(argument.list)));
    break;
  case CTORCH_INTS:
    if (elements(type) == Kind::IntType) {
      auto *first = static_cast<const int64_t *>(argument.list);
      return c10::IValue(std::vector<int64_t>(first, first + argument.count));
    }
    break;
  case CTORCH_DOUBLES:
    if (elements(type) == Kind::FloatType) {
      auto *first = static_cast<const double *>(argument.list);
      return c10::IValue(std::vector<double>(first, first + argument.count));
    }
    break;
  case CTORCH_TENSORS:
    if (elements(type) == Kind::TensorType) {
      std::vector<at::Tensor> values;
      for (int32_t i = 0; i < argument.count; ++i) values.push_back(tensor(argument, i)->value);
      return c10::IValue(std::move(values));
    }
    break;
  case CTORCH_OPTIONAL_TENSORS:
    if (elements(type) == Kind::OptionalType) {
      c10::List<std::optional<at::Tensor>> values;
      for (int32_t i = 0; i < argument.count; ++i) {
        auto *one = tensor(argument, i);
        values.push_back(one ? std::optional<at::Tensor>(one->value) : std::nullopt);
      }
      return c10::IValue(std::move(values));
    }
    break;
  case CTORCH_DEFAULT:
  case CTORCH_NONE:
    break;
  }
  return std::nullopt;
}

c10::IValue value(const ctorch_operator &op, const c10::Argument &formal,
                  const ctorch_argument *argument) {
  if (!argument || argument->kind == CTORCH_DEFAULT) {
    TORCH_CHECK(formal.default_value(), op.schema, ": the argument '", formal.name(),
                "' is missing");
    return *formal.default_value();
  }
  auto type = formal.type();
  const auto *optional = type->castRaw<c10::OptionalType>();
  if (argument->kind == CTORCH_NONE && optional) return c10::IValue();
  auto found = converted(*argument, optional ? optional->getElementType() : type);
  TORCH_CHECK(found, op.schema, ": the argument '", formal.name(), "' takes ",
              formal.type()->str(), " and nothing else");
  return *std::move(found);
}

} // namespace

const ctorch_operator *ctorch_find(const char *name, const char *overload) {
  return guarded<const ctorch_operator *>(nullptr, [&] {
    auto found = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
    return new ctorch_operator{found, c10::str(found.schema())};
  });
}

const char *ctorch_schema(const ctorch_operator *op) { return op->schema.c_str(); }

int32_t ctorch_call(const ctorch_operator *op, const ctorch_argument *arguments, int32_t count,
                    ctorch_tensor **results, int32_t room) {
  return guarded<int32_t>(-1, [&]() -> int32_t {
    const auto &formals = op->handle.schema().arguments();
    TORCH_CHECK(static_cast<size_t>(count) <= formals.size(), op->schema, ": ", count,
                " arguments are too many");
    torch::jit::Stack stack;
    stack.reserve(formals.size());
    for (size_t i = 0; i < formals.size(); ++i) {
      auto *given = i < static_cast<size_t>(count) ? &arguments[i] : nullptr;
      stack.push_back(value(*op, formals[i], given));
    }
    op->handle.callBoxed(stack);
    std::vector<at::Tensor> tensors;
    for (auto &result : stack) {
      if (result.isTensor()) {
        tensors.push_back(result.toTensor());
      } else {
        TORCH_CHECK(result.isTensorList(), op->schema, ": a result is no tensor");
        for (const at::Tensor &one : result.toTensorVector()) tensors.push_back(one);
      }
    }
    TORCH_CHECK(tensors.size() <= static_cast<size_t>(room), op->schema, ": ", tensors.size(),
                " results where ", room, " were expected at most");
    for (size_t i = 0; i < tensors.size(); ++i) results[i] = handle(std::move(tensors[i]));
    return static_cast<int32_t>(tensors.size());
  });
}
