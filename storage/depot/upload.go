package depot

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	stdhex "encoding/hex"
	"errors"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"
)

// upload is a blob on its way. It is a file named by the repository and the upload's id, so that it outlives the connection and the hub: how
// much of it has arrived is the file's length.
type upload struct {
	store *Store
	ctx   context.Context // the interface gives it when an upload is opened, for all that follows
	repo  string
	id    string

	mu   sync.Mutex
	file *os.File // nil once it is closed
	size int64
	sum  hash.Hash // nil where the beginning came over another connection
}

func (s *Store) uploadPath(repo, id string) string {
	sum := sha256.Sum256([]byte(repo + "\x00" + id))
	return filepath.Join(s.folder, uploadFolder, stdhex.EncodeToString(sum[:16]))
}

// PushBlobChunked begins an upload.
func (s *Store) PushBlobChunked(ctx context.Context, repo string, _ int) (ociregistry.BlobWriter, error) {
	return s.startUpload(ctx, repo)
}

func (s *Store) startUpload(ctx context.Context, repo string) (*upload, error) {
	if err := nameFault(repo); err != nil {
		return nil, err
	}
	if err := ActorOf(ctx).allow(Publish, repo); err != nil {
		return nil, err
	}
	u := &upload{store: s, ctx: ctx, repo: repo, id: rand.Text(), sum: sha256.New()}
	var err error
	if u.file, err = os.OpenFile(s.uploadPath(repo, u.id), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return nil, u.lost(fault("begin an upload", err))
	}
	s.take(u)
	return u, nil
}

// PushBlobChunkedResume goes on with an upload. Where the client has said at which byte (see Handler), it has to be the next one.
func (s *Store) PushBlobChunkedResume(ctx context.Context, repo, id string, offset int64, _ int) (ociregistry.BlobWriter, error) {
	if err := ActorOf(ctx).allow(Publish, repo); err != nil {
		return nil, err
	}
	u := &upload{store: s, ctx: ctx, repo: repo, id: id}
	if offset >= 0 { // else it is only asked how much has arrived
		s.take(u)
	}
	var err error
	if u.file, err = os.OpenFile(s.uploadPath(repo, id), os.O_RDWR|os.O_APPEND, 0); errors.Is(err, fs.ErrNotExist) {
		s.leave(u)
		return nil, ociregistry.ErrBlobUploadUnknown
	} else if err == nil {
		var info fs.FileInfo
		if info, err = u.file.Stat(); err == nil {
			u.size = info.Size()
		}
	}
	switch {
	case err != nil:
		err = u.lost(fault("go on with an upload", err))
	case offset >= 0 && exact(ctx) && offset != u.size:
		err = ociregistry.ErrRangeInvalid
	case u.size == 0:
		u.sum = sha256.New()
	}
	if err != nil {
		return nil, errors.Join(err, u.Close())
	}
	return u, nil
}

// take makes an upload the one that writes to its file. A connection that wrote to it before has been given up by the client, who would not
// have opened another: it can write no more.
func (s *Store) take(u *upload) {
	s.mu.Lock()
	path := s.uploadPath(u.repo, u.id)
	before := s.busy[path]
	s.busy[path] = u
	s.mu.Unlock()
	if before != nil {
		_ = before.Close()
	}
}

func (s *Store) leave(u *upload) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if path := s.uploadPath(u.repo, u.id); s.busy[path] == u {
		delete(s.busy, path)
	}
}

// lost remembers for the answer what went wrong, because ociserver keeps the text of an error alone.
func (u *upload) lost(err error) error {
	if c := callOf(u.ctx); c != nil && err != nil {
		c.failure = err
	}
	return err
}

func (u *upload) Write(p []byte) (int, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.file == nil {
		return 0, ociregistry.ErrBlobUploadInvalid
	}
	if u.size+int64(len(p)) > u.store.mostBlob {
		return 0, u.lost(ErrTooLarge)
	}
	n, err := u.file.Write(p)
	u.size += int64(n)
	if u.sum != nil {
		u.sum.Write(p[:n])
	}
	return n, u.lost(fault("write an upload", err))
}

// Close lets go of the upload, which can be gone on with.
func (u *upload) Close() error {
	u.store.leave(u)
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.file == nil {
		return nil
	}
	file := u.file
	u.file = nil
	return file.Close()
}

// Cancel forgets the upload. After Commit it does nothing.
func (u *upload) Cancel() error {
	if err := u.Close(); err != nil {
		return err
	}
	if err := os.Remove(u.store.uploadPath(u.repo, u.id)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (u *upload) Size() int64 { return u.size }

// ChunkSize is the least size of a piece in bytes: any will do.
func (u *upload) ChunkSize() int { return 1 }

func (u *upload) ID() string { return u.id }

// Commit keeps what was uploaded, if it is what its digest says. Else it is forgotten.
func (u *upload) Commit(d digest.Digest) (ociregistry.Descriptor, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	defer u.store.leave(u)
	there := ociregistry.Descriptor{MediaType: blobType, Digest: d, Size: u.size}
	if u.file == nil {
		return there, ociregistry.ErrBlobUploadInvalid
	}
	if _, err := hex(d); err != nil {
		return there, err
	}
	moved := false
	defer func() {
		_ = u.file.Close() // it is on the disk, or forgotten
		if !moved {
			_ = os.Remove(u.file.Name()) // what cannot be removed is swept
		}
		u.file = nil
	}()
	got, err := u.digest()
	if err != nil {
		return there, u.lost(fault("read an upload", err))
	}
	if got != d {
		return there, ociregistry.ErrDigestInvalid
	}
	if u.size <= u.store.fileAbove {
		content := make([]byte, u.size)
		if _, err := u.file.ReadAt(content, 0); err != nil {
			return there, u.lost(fault("read an upload", err))
		}
		return there, u.lost(u.store.keepSmall(u.ctx, u.repo, d, content))
	}
	if u.sum == nil { // its last byte may have come long ago, and the sweep takes what is old and has no name yet
		now := time.Now()
		if err := os.Chtimes(u.file.Name(), now, now); err != nil {
			return there, u.lost(fault("keep an upload", err))
		}
	}
	moved, err = u.store.keepBlob(u.ctx, u.repo, u.file, d, u.size)
	return there, u.lost(err)
}

func (u *upload) digest() (digest.Digest, error) {
	if u.sum != nil {
		return digestFrom(u.sum), nil
	}
	return digestOf(u.file)
}
