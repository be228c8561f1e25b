"""Columns inside Apache Spark, in local mode."""

import shutil
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

import lkj

if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

pyspark = pytest.importorskip("pyspark.sql")
spark_columns = pytest.importorskip("lkj.spark")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = pyspark.SparkSession.builder.master("local[2]").appName("lkj")
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


ROWS = [
    ("A", "a1", Decimal("80.00"), Decimal("64.02"), "higher"),
    ("A", "a2", Decimal("32.00"), Decimal("4.88"), "lower"),
    ("A", "a3", None, Decimal("1.00"), "higher"),
    ("B", "b1", Decimal("0.00"), Decimal("1.00"), "higher"),
    ("B", "b2", Decimal("80.94"), Decimal("80.34"), "higher"),
]
SCHEMA = "agency string, id string, target decimal(20,2), realization decimal(20,2), way string"
OPTIONS: dict[str, Any] = {"target": "target", "realization": "realization"}


@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_same_digits(session: Any) -> None:
    frame = session.createDataFrame(ROWS, SCHEMA)
    evaluated = spark_columns.evaluate(frame, **OPTIONS, polarity=lkj.col("way"))
    assert evaluated.columns == [*frame.columns, "achievement", "category", "status"]
    local = lkj.evaluate_table(
        pa.table(dict(zip(frame.columns, zip(*ROWS, strict=True), strict=True))),
        **OPTIONS,
        polarity=lkj.col("way"),
    )
    rows = {row["id"]: row for row in evaluated.collect()}
    for (_, id_, *_), expected in zip(ROWS, local, strict=True):
        assert {name: rows[id_][name] for name in expected} == expected
    rolled = spark_columns.roll_up(evaluated, by=["agency"]).orderBy("agency").collect()
    assert [tuple(row) for row in rolled] == [
        ("A", Decimal("132.39"), "Sangat Tinggi", "measured", 2, 3),
        ("B", Decimal("99.26"), "Sangat Tinggi", "measured", 1, 2),
    ]
    for by in (["agency", "way"], []):
        options: dict[str, Any] = {"method": "ratio_of_sums", "category": "category", **OPTIONS}
        rolled = spark_columns.roll_up(evaluated, by=by, **options).collect()
        expected = lkj.roll_up(evaluated.toArrow(), by=by, **options)
        assert sorted(repr(row.asDict()) for row in rolled) == sorted(map(repr, expected))
    with pytest.raises(lkj.EvaluationError, match="weight"):
        spark_columns.roll_up(evaluated, by=["agency"], method="weighted")
    with pytest.raises(lkj.TableError, match="targat"):
        spark_columns.evaluate(frame, target="targat", realization="realization")
    codes = spark_columns.evaluate(frame, **OPTIONS, labels=False, rules={"places": 0})
    assert dict(codes.dtypes)["achievement"] == "decimal(38,0)"
    assert dict(codes.dtypes)["status"] == "int"
