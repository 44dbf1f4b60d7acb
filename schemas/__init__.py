"""The contracts between the rooms: pydantic models, closed codes, the exception tree. Imports nothing of ours."""

from .article import Article, ArticleImage, Decoding, PublishedAt, UrlSource
from .base import Contract, Count, Id, Number, Span, Text
from .capture import Capture, digest
from .correction import Action, Correction
from .errors import Busy, FetchError, InputError, KaimenError, PageUnreadable, ProfileError, SinkError
from .laws import law_violations
from .page import LineRole, PageResult
from .profile import BlockHints, FieldSpec, Profile, parse_profile
from .record import ArticleRef, Fact, Record, RecordImage, Section, Step
from .rejection import PageLink, Rejected, RejectionCode, Stage
from .version import EXTRACTOR_VERSION, SCHEMA_VERSION
from .warning import Warning, WarningCode

__all__ = [
    "EXTRACTOR_VERSION",
    "SCHEMA_VERSION",
    "Action",
    "Article",
    "ArticleImage",
    "ArticleRef",
    "BlockHints",
    "Busy",
    "Capture",
    "Contract",
    "Correction",
    "Count",
    "Decoding",
    "Fact",
    "FetchError",
    "FieldSpec",
    "Id",
    "InputError",
    "KaimenError",
    "LineRole",
    "Number",
    "PageLink",
    "PageResult",
    "PageUnreadable",
    "Profile",
    "ProfileError",
    "PublishedAt",
    "Record",
    "RecordImage",
    "Rejected",
    "RejectionCode",
    "Section",
    "SinkError",
    "Span",
    "Stage",
    "Step",
    "Text",
    "UrlSource",
    "Warning",
    "WarningCode",
    "digest",
    "law_violations",
    "parse_profile",
]
