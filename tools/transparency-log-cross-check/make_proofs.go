package main

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// proofs makes an inclusion proof of one leaf and a consistency proof from the tree that ends with it.
func (m *maker) proofs(log tlog.HashReader, size, index int64) error {
	root, err := tlog.TreeHash(size, log)
	if err != nil {
		return err
	}
	leaf, err := log.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
	if err != nil {
		return err
	}
	included, err := tlog.ProveRecord(size, index, log)
	if err != nil {
		return err
	}
	inclusion := m.genuine("inclusion", fmt.Sprintf("leaf %d of %d", index, size), claim{
		Size: size, Root: root[:], Index: index, LeafHash: leaf[0][:], Hashes: bytesOf(included),
	})
	m.corrupted(inclusion, "a bit of the leaf hash flipped", func(c *claim) { m.flip(c.LeafHash) })
	m.corrupted(inclusion, "the next index", func(c *claim) { c.Index++ })
	m.corrupted(inclusion, "the index before", func(c *claim) { c.Index-- })
	m.corrupted(inclusion, "an index outside the tree", func(c *claim) { c.Index += size })
	m.corruptedHashes(inclusion)
	m.changedSize(inclusion, verifyInclusion)

	oldSize := index + 1
	oldRoot, err := tlog.TreeHash(oldSize, log)
	if err != nil {
		return err
	}
	grown, err := tlog.ProveTree(size, oldSize, log)
	if err != nil {
		return err
	}
	consistency := m.genuine("consistency", fmt.Sprintf("%d to %d", oldSize, size), claim{
		Size: size, Root: root[:], OldSize: oldSize, OldRoot: oldRoot[:], Hashes: bytesOf(grown),
	})
	m.corrupted(consistency, "a bit of the old root flipped", func(c *claim) { m.flip(c.OldRoot) })
	m.corrupted(consistency, "an old tree that is larger", func(c *claim) { c.OldSize = size + 1 })
	m.corruptedHashes(consistency)
	m.changedSize(consistency, verifyConsistency)
	for _, by := range []int64{-1, 1} {
		if changed := oldSize + by; changed > 0 {
			what := fmt.Sprintf("the old size %d", changed)
			m.changed(consistency, what, func(c *claim) { c.OldSize = changed }, asJudgedBy(verifyConsistency))
		}
	}
	return nil
}

// corruptedHashes changes what every proof has.
func (m *maker) corruptedHashes(genuine claim) {
	m.corrupted(genuine, "a bit of the root flipped", func(c *claim) { m.flip(c.Root) })
	m.corrupted(genuine, "one hash more at the end", func(c *claim) { c.Hashes = append(c.Hashes, c.Root) })
	m.corrupted(genuine, "one hash more at the beginning", func(c *claim) { c.Hashes = append([][]byte{c.Root}, c.Hashes...) })
	count := len(genuine.Hashes)
	if count == 0 {
		return
	}
	m.corrupted(genuine, "a bit of the proof flipped", func(c *claim) { m.flip(c.Hashes[m.random.IntN(count)]) })
	m.corrupted(genuine, "the last hash missing", func(c *claim) { c.Hashes = c.Hashes[:count-1] })
	m.corrupted(genuine, "the first hash missing", func(c *claim) { c.Hashes = c.Hashes[1:] })
	m.corrupted(genuine, "a hash cut", func(c *claim) { c.Hashes[0] = c.Hashes[0][1:] })
	if count > 1 && string(genuine.Hashes[0]) != string(genuine.Hashes[count-1]) {
		m.corrupted(genuine, "two hashes exchanged", func(c *claim) {
			c.Hashes[0], c.Hashes[count-1] = c.Hashes[count-1], c.Hashes[0]
		})
	}
}

// changedSize leaves the verdict to Go: the root, which a checkpoint binds to its size, may come out the same.
func (m *maker) changedSize(genuine claim, judge func(string, claim) error) {
	for _, size := range []int64{genuine.Size - 1, genuine.Size + 1, genuine.Size / 2, genuine.Size * 2} {
		if size > 0 && size < 1<<53 && size != genuine.Size {
			what := fmt.Sprintf("the size %d", size)
			m.changed(genuine, what, func(c *claim) { c.Size = size }, asJudgedBy(judge))
		}
	}
}

func asJudgedBy(judge func(string, claim) error) func(claim) error {
	return func(c claim) error { return judge("", c) }
}

// logProof makes a proof in one file, in the form of tlog-proof.
func (m *maker) logProof(log *grownLog, size, index int64, root tlog.Hash) error {
	hashes, err := tlog.ProveRecord(size, index, log)
	if err != nil {
		return err
	}
	signed, err := m.signedCheckpoint(size, root, m.log.signer)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("c2sp.org/tlog-proof@v1\nindex %d\n", index)
	for _, hash := range hashes {
		text += hash.String() + "\n"
	}
	leaf := tlog.RecordHash(log.entries[index])
	proof := m.genuine("proof", fmt.Sprintf("leaf %d of %d", index, size), claim{
		Note: text + "\n" + signed, VerifierKeys: []string{m.log.verifier}, Origin: m.log.signer.Name(), LeafHash: leaf[:],
	})
	m.corruptedNotes(proof)
	m.corrupted(proof, "a bit of the leaf hash flipped", func(c *claim) { m.flip(c.LeafHash) })
	m.corrupted(proof, "another origin", func(c *claim) { c.Origin += "x" })
	m.corrupted(proof, "the next index", func(c *claim) {
		c.Note = strings.Replace(c.Note, fmt.Sprintf("\nindex %d\n", index), fmt.Sprintf("\nindex %d\n", index+1), 1)
	})
	return nil
}
