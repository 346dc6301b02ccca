-- CreateTable
CREATE TABLE "stored_file" (
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "source_key" TEXT,
    "person_id" TEXT,
    "stored_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_source_key_key" ON "stored_file"("source_key");

-- CreateIndex
CREATE INDEX "stored_file_digest_idx" ON "stored_file"("digest");
