-- CreateTable
CREATE TABLE "inspection_assessment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "inspection_id" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "file_ids" JSONB NOT NULL,
    "done" BOOLEAN NOT NULL,
    "author_id" TEXT NOT NULL,
    "source_key" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "inspection_assessment_source_key_key" ON "inspection_assessment"("source_key");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_assessment_inspection_id_place_unit_id_revision_key" ON "inspection_assessment"("inspection_id", "place", "unit_id", "revision");
