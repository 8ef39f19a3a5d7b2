"""The recipe of the English pipeline."""

import os

# Small matrices: more than one thread only adds waiting. Set here, before anything loads numpy.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
