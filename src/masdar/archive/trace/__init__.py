"""Tracing a claim: who carries it, on whose word each of them puts it, and what happened to it on the way."""

from masdar.archive.trace.records import Carrier, Drift, Origin, Possible, Trace
from masdar.archive.trace.tracer import NothingToTraceError, Tracer

__all__ = ["Carrier", "Drift", "NothingToTraceError", "Origin", "Possible", "Trace", "Tracer"]
