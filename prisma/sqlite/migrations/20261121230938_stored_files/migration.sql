-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "source_key" TEXT,
    "person_id" TEXT,
    "stored_at" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_source_key_key" ON "stored_file"("source_key");

-- CreateIndex
CREATE INDEX "stored_file_digest_idx" ON "stored_file"("digest");
