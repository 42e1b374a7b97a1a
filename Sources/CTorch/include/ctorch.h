// The C face of libtorch.
//
// A function that may fail returns NULL or a negative number and leaves the reason in
// ctorch_error() of the same thread. No C++ exception leaves this layer.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// One reference to a tensor; whoever receives one frees it.
typedef struct ctorch_tensor ctorch_tensor;
/// An operator of the library; kept for the life of the process.
typedef struct ctorch_operator ctorch_operator;

// The process.

/// Why the last call of this thread failed.
const char *ctorch_error(void);
const char *ctorch_version(void);
bool ctorch_has_cuda(void);
/// Lets the C library keep memory that tensors gave back, instead of returning it page by page.
void ctorch_keep_memory(void);
int32_t ctorch_set_threads(int32_t count);
int32_t ctorch_threads(void);
int32_t ctorch_seed(uint64_t seed);
/// The state of the random generator of the processor, as a tensor of bytes.
ctorch_tensor *_Nullable ctorch_generator_state(void);
int32_t ctorch_set_generator_state(const ctorch_tensor *state);

// Modes of the calling thread.

bool ctorch_records_gradients(void);
void ctorch_set_records_gradients(bool on);
int32_t ctorch_begin_bfloat16(void);
void ctorch_end_bfloat16(void);

// Tensors. `device` is -1 for the processor and n for the n-th CUDA device; `type` is the number
// that libtorch gives its element types.

ctorch_tensor *_Nullable ctorch_from_bytes(const void *_Nullable bytes, size_t count,
                                           const int64_t *_Nullable sizes, size_t rank,
                                           int32_t type, int32_t device);
void ctorch_free(ctorch_tensor *tensor);
int32_t ctorch_rank(const ctorch_tensor *tensor);
void ctorch_sizes(const ctorch_tensor *tensor, int64_t *sizes);
int64_t ctorch_count(const ctorch_tensor *tensor);
int32_t ctorch_type(const ctorch_tensor *tensor);
int32_t ctorch_device(const ctorch_tensor *tensor);
/// Copies the elements, outermost dimension first, to memory of exactly `count` bytes.
int32_t ctorch_copy_out(const ctorch_tensor *tensor, void *_Nullable bytes, size_t count);
int32_t ctorch_item(const ctorch_tensor *tensor, double *value);
ctorch_tensor *_Nullable ctorch_to(const ctorch_tensor *tensor, int32_t type, int32_t device);
ctorch_tensor *_Nullable ctorch_channels_last(const ctorch_tensor *tensor);

// Automatic differentiation.

int32_t ctorch_set_requires_grad(ctorch_tensor *tensor, bool on);
bool ctorch_requires_grad(const ctorch_tensor *tensor);
int32_t ctorch_backward(const ctorch_tensor *tensor);
/// The gradient, or NULL where there is none (no error then).
ctorch_tensor *_Nullable ctorch_grad(const ctorch_tensor *tensor);
int32_t ctorch_set_grad(ctorch_tensor *tensor, const ctorch_tensor *_Nullable grad);

// Operators, through the dispatcher.

typedef enum : int32_t {
  CTORCH_DEFAULT,
  CTORCH_NONE,
  CTORCH_TENSOR,
  CTORCH_INT,
  CTORCH_DOUBLE,
  CTORCH_BOOL,
  CTORCH_STRING,
  CTORCH_INTS,
  CTORCH_DOUBLES,
  CTORCH_TENSORS,
  CTORCH_OPTIONAL_TENSORS,
} ctorch_kind;

/// One argument of an operator. `list` is a C string, or an array of int64_t, double or tensor
/// pointers with `count` entries; a tensor is an array of one.
typedef struct {
  ctorch_kind kind;
  int32_t count;
  int64_t integer;
  double number;
  const void *_Nullable list;
} ctorch_argument;

const ctorch_operator *_Nullable ctorch_find(const char *name, const char *overload);
const char *ctorch_schema(const ctorch_operator *op);
/// Calls an operator. Arguments that are not given take the schema's defaults.
///
/// Returns the number of results, or -1. Results are tensors; a list of tensors counts each.
int32_t ctorch_call(const ctorch_operator *op, const ctorch_argument *_Nullable arguments,
                    int32_t count, ctorch_tensor *_Nullable *_Nonnull results, int32_t room);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
