// A second opinion on libs/transparency-log: makes and judges trees, tiles, proofs and signed notes with
// golang.org/x/mod/sumdb, which shares no code with that library. README.md says how to run it.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const usage = `usage: transparency-log-cross-check make FOLDER SEED SIZE...   writes claims about trees of these sizes
       transparency-log-cross-check verify FOLDER              judges the claims in FOLDER`

func main() {
	arguments := os.Args[1:]
	switch {
	case len(arguments) >= 4 && arguments[0] == "make":
		exitOn(makeClaims(arguments[1], numbers(arguments[2:])))
	case len(arguments) == 2 && arguments[0] == "verify":
		misjudged, err := verifyClaims(arguments[1])
		exitOn(err)
		if misjudged > 0 {
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
}

// numbers reads the seed and the sizes.
func numbers(texts []string) []int64 {
	var read []int64
	for _, text := range texts {
		number, err := strconv.ParseUint(text, 10, 31)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%q is not a whole number from 0 to 2,147,483,647\n%s\n", text, usage)
			os.Exit(2)
		}
		read = append(read, int64(number))
	}
	return read
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
