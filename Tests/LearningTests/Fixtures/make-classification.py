"""Makes classification.json: reference values of scikit-learn for scores, classifiers and
calibration.

Run with NumPy, SciPy and scikit-learn installed: python3 make-classification.py > classification.json
"""

import json
import sys

import numpy as np
import sklearn
from scipy.optimize import minimize, minimize_scalar
from scipy.stats import bootstrap
from sklearn import metrics
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier, NearestCentroid
from sklearn.preprocessing import StandardScaler


def softmax(z):
    power = np.exp(z - z.max(axis=1, keepdims=True))
    return power / power.sum(axis=1, keepdims=True)


def calibration_error(p, truth, bins):
    """Bins (i/n, (i+1)/n] of the largest probability."""
    confidence, hit = p.max(axis=1), p.argmax(axis=1) == truth
    index = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    return sum((index == b).mean() * abs(hit[index == b].mean() - confidence[index == b].mean())
               for b in range(bins) if (index == b).any())


scores = []
for seed, classes in [(0, 2), (1, 2), (2, 3), (3, 4)]:
    random = np.random.default_rng(seed)
    truth = random.integers(0, classes, 60)
    # Rounded logits make ties.
    p = softmax((random.normal(size=(60, classes)) * 2 + 1.5 * np.eye(classes)[truth]).round(0))
    found = p.argmax(axis=1)
    scores.append({
        "probabilities": p.tolist(), "truth": truth.tolist(),
        "accuracy": metrics.accuracy_score(truth, found),
        "balanced": metrics.balanced_accuracy_score(truth, found),
        "precision": metrics.precision_score(truth, found, average=None).tolist(),
        "recall": metrics.recall_score(truth, found, average=None).tolist(),
        "f1": metrics.f1_score(truth, found, average=None).tolist(),
        "macroF1": metrics.f1_score(truth, found, average="macro"),
        "confusion": metrics.confusion_matrix(truth, found).tolist(),
        "auc": metrics.roc_auc_score(truth, p[:, 1]) if classes == 2 else
               metrics.roc_auc_score(truth, p, multi_class="ovr", average="macro"),
        "logLoss": metrics.log_loss(truth, p),
        "brier": float(((p - np.eye(classes)[truth]) ** 2).sum(axis=1).mean()),
        "calibration": [[bins, calibration_error(p, truth, bins)] for bins in (5, 10, 15)],
    })

fits = []
for seed, classes, width, penalty in [(10, 2, 4, 1), (11, 2, 6, 0.01), (12, 3, 3, 2), (13, 4, 5, 0.1)]:
    random = np.random.default_rng(seed)
    labels = np.concatenate([np.arange(classes), random.integers(0, classes, 80 - classes)])
    x = random.normal(size=(80, width)) * random.uniform(0.1, 30, width) + random.normal(size=width) * 50
    x += np.eye(max(classes, width))[labels][:, :width] * x.std(axis=0)
    x = x.astype(np.float32)
    new = x[:20] + (random.normal(size=(20, width)) * x.std(axis=0) * 0.3).astype(np.float32)
    scaler = StandardScaler().fit(x.astype(float))
    z, fresh = scaler.transform(x.astype(float)), scaler.transform(new.astype(float))
    model = LogisticRegression(C=1 / penalty, tol=1e-12, max_iter=100000,
                               solver="newton-cholesky" if classes == 2 else "lbfgs").fit(z, labels)
    if classes > 2:
        # lbfgs stops early; its result starts a search that goes on to the end.
        one_hot = np.eye(classes)[labels]

        def loss(v):
            v = v.reshape(classes, width + 1)
            s = z @ v[:, :-1].T + v[:, -1]
            top = s.max(axis=1, keepdims=True)
            p = np.exp(s - top)
            value = (top[:, 0] + np.log(p.sum(axis=1)) - (s * one_hot).sum(axis=1)).sum()
            rest = p / p.sum(axis=1, keepdims=True) - one_hot
            slope = np.concatenate([rest.T @ z + penalty * v[:, :-1],
                                    rest.sum(axis=0)[:, None]], axis=1)
            return value + penalty / 2 * (v[:, :-1] ** 2).sum(), slope.reshape(-1)

        start = np.concatenate([model.coef_, model.intercept_[:, None]], axis=1).reshape(-1)
        best = minimize(loss, start, jac=True, method="BFGS", options={"gtol": 1e-10}).x
        best = best.reshape(classes, width + 1)
        assert abs(best[:, :-1] - model.coef_).max() < 1e-3
        logits = fresh @ best[:, :-1].T + best[:, -1]
        coefficients = best[:, :-1] / scaler.scale_
    else:
        logits = model.decision_function(fresh)[:, None] * [-0.5, 0.5]
        coefficients = model.coef_ / scaler.scale_
    neighbours = KNeighborsClassifier(7, algorithm="brute").fit(z, labels)
    votes = neighbours.predict_proba(fresh) * 7
    centroid = NearestCentroid().fit(z, labels)
    fits.append({
        "rows": x.tolist(), "labels": labels.tolist(), "penalty": penalty, "new": new.tolist(),
        "coefficients": coefficients.tolist(),
        "logisticProbabilities": softmax(logits).tolist(), "votes": votes.round().tolist(),
        "centroid": centroid.predict(fresh).tolist(),
    })

calibrations = []
for seed, slope, intercept in [(20, 0.4, 0.5), (21, 3, -1), (22, 1, 0)]:
    random = np.random.default_rng(seed)
    margins = random.normal(size=120) * 3
    positive = random.uniform(size=120) < 1 / (1 + np.exp(-(slope * margins + intercept)))
    plus, minus = positive.sum(), (~positive).sum()
    target = np.where(positive, (plus + 1) / (plus + 2), 1 / (minus + 2))

    def platt(v):
        f = v[0] * margins + v[1]
        return (np.logaddexp(0, f) - target * f).sum()

    def platt_slope(v):
        rest = 1 / (1 + np.exp(-(v[0] * margins + v[1]))) - target
        return np.array([(rest * margins).sum(), rest.sum()])

    # scikit-learn's own sigmoid fit is private; this is its loss, solved to the end.
    fit = minimize(platt, [1.0, 0.0], jac=platt_slope, method="BFGS", options={"gtol": 1e-10}).x
    from sklearn.calibration import _SigmoidCalibration
    own = _SigmoidCalibration().fit(margins, positive.astype(int))
    assert abs(-own.a_ - fit[0]) < 1e-3 and abs(-own.b_ - fit[1]) < 1e-3, (own.a_, own.b_, fit)
    logits = random.normal(size=(120, 3)) * 4
    truth = np.array([random.choice(3, p=softmax(row[None] / 2.5)[0]) for row in logits])

    def cooled(inverse):
        s = logits * inverse
        top = s.max(axis=1)
        return (top + np.log(np.exp(s - top[:, None]).sum(axis=1)) - s[np.arange(120), truth]).sum()

    inverse = minimize_scalar(cooled, bounds=(1e-3, 10), method="bounded",
                              options={"xatol": 1e-10}).x
    calibrations.append({
        "margins": margins.tolist(), "positives": positive.tolist(), "platt": fit.tolist(),
        "logits": logits.tolist(), "truth": truth.tolist(), "temperature": float(1 / inverse),
    })

values = np.random.default_rng(30).exponential(size=40).round(4)
intervals = {"values": values.tolist()}
for method in ["percentile", "BCa"]:
    found = bootstrap((values,), np.mean, n_resamples=200_000, method=method, batch=2000,
                      rng=np.random.default_rng(31)).confidence_interval
    intervals[method] = [float(found.low), float(found.high)]

json.dump({"made": f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}", "scores": scores,
           "fits": fits, "calibrations": calibrations, "intervals": intervals},
          sys.stdout, separators=(",", ":"))
print()
