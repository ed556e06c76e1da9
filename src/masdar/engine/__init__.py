"""From inputs to an archive: batches, read on one core, on all, or on a Dask cluster, and stored in order."""

from masdar.engine.build import Options, Report, build
from masdar.engine.local import ClusterError

__all__ = ["ClusterError", "Options", "Report", "build"]
