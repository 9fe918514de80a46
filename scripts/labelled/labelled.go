// Package labelled reads the evaluation data, which is no part of the repository.
package labelled

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
)

// Lines reads a file of the folder shared/eval, of one JSON value a line. Errors are
// those of the file system and of encoding/json.
func Lines[T any](shared, name string) ([]T, error) {
	file, err := os.Open(filepath.Join(shared, "eval", name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var list []T
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 16<<20)
	for scanner.Scan() {
		var value T
		if err := json.Unmarshal(scanner.Bytes(), &value); err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, scanner.Err()
}
