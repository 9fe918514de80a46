//go:build wasip1

package abi

// What JavaScript can call, and where things stand in linear memory. npm/memory.js
// is the other side, and the only file there that knows this.
//
// A module is a reactor: after _initialize, its functions may be called in any
// number, one at a time. Numbers are uint32, little-endian; addresses too.
//
//	in    abi_version()              the number of this ABI
//	      input(size)                the address of size bytes to write to; 0 where it failed,
//	                                 which also forgets option and quote
//	      load_pack(size)            the input is a pack; it is added to the packs before
//	      add_template(path, size)   the input is a template file or a language.txt: its path
//	                                 of path bytes, then its text of size bytes
//	      drop_templates()           forgets what add_template added
//	      option(which, size)        the input is a value of the next text's options:
//	                                 1 publisher, 2 URL, 3 a kind, as often as there are kinds
//	      quote(start, end)          the next text has a quotation there, in UTF-16 code units
//	      place(size)                the place of the input in the string table
//	ask   clean(size, suggested)     the input is a text; suggestions go too unless suggested is 0
//	      clean_html(size, suggested)  the input is HTML (full module only)
//	      explain(size, start, end, template)  the input is the text of a span
//	      reasons(size, start, end)  the input is the whole text, start and end a span of it
//	                                 whose evidence is genre or run
//	      kinds()                    the table of kinds
//	      name(place)                one string of the string table
//	out   answer()                   the address of the answer's numbers
//	      output(), output_size()    the address and size of its strings, UTF-8
//
// load_pack, add_template and everything under "ask" return 1, or 0 where they
// failed; then the output is a sentence that says why. The answers:
//
//	clean       count  almostAll  span × count
//	clean_html  count  almostAll  span × count  htmlSize  textSize     output: html, text
//	explain     count  (op  size) × count                              output: the words of each
//	reasons     count  (sense  weight  featureSize  wordsSize) × count output: feature, words of each
//	kinds       count  (name  meaning  verdict) × count
//	name        —                                                      output: the string
//
//	span = start  end  startByte  endByte  verdict  kind  evidence  score  template  publisher
//
// start and end are UTF-16 code units, score is 0 to 1000, weight is in 1/128 of a
// logit and above 0. verdict, kind, evidence, template, publisher, op, sense, name
// and meaning are places in the string table; place 0 is "". A place keeps its string as long as the instance lives,
// so each string crosses once.
//
// An answer stands until the next call; an address is good until then too, and
// so is a view of memory, which a call may have made grow. After a trap or
// proc_exit the instance must not be called again.

import "unsafe"

var instance = newState()

// buffer is the input. Go's collector does not move it.
var buffer []byte

// maxKept is the size up to which the buffer is used again.
const maxKept = 1 << 20

//go:wasmexport abi_version
func abiVersion() uint32 { return Version }

//go:wasmexport input
func input(size uint32) uint32 {
	if !instance.fits(size) {
		return 0
	}
	// An empty input has an address as well: 0 would say that it failed.
	if buffer == nil || int(size) > cap(buffer) || cap(buffer) > maxKept {
		buffer = nil // so that old and new need not stand side by side
		buffer = make([]byte, max(int(size), 4096))
	}
	buffer = buffer[:size]
	return address(unsafe.SliceData(buffer))
}

// text is a part of the input, not copied: good until the next input.
func text(start, size uint32) string {
	return unsafe.String(unsafe.SliceData(buffer[start:]), int(size))
}

// value is a part of the input, copied.
func value(start, size uint32) string { return string(buffer[start : start+size]) }

//go:wasmexport load_pack
func loadPack(size uint32) uint32 {
	return number(instance.loadPack(buffer[:size]))
}

//go:wasmexport add_template
func addTemplate(path, size uint32) uint32 {
	return number(instance.addTemplate(value(0, path), value(path, size)))
}

//go:wasmexport drop_templates
func dropTemplates() { instance.dropTemplates() }

//go:wasmexport option
func option(which, size uint32) { instance.setOption(which, value(0, size)) }

//go:wasmexport quote
func quote(start, end uint32) { instance.quote(start, end) }

//go:wasmexport place
func place(size uint32) uint32 { return instance.name(value(0, size)) }

//go:wasmexport clean
func clean(size, suggested uint32) uint32 {
	return number(instance.clean(text(0, size), suggested != 0))
}

//go:wasmexport clean_html
func cleanHTML(size, suggested uint32) uint32 {
	return number(instance.cleanHTML(text(0, size), suggested != 0))
}

//go:wasmexport explain
func explain(size, start, end, template uint32) uint32 {
	return number(instance.explain(text(0, size), start, end, template))
}

//go:wasmexport reasons
func reasons(size, start, end uint32) uint32 {
	return number(instance.reasons(text(0, size), start, end))
}

//go:wasmexport kinds
func kinds() uint32 {
	instance.kinds()
	return 1
}

//go:wasmexport name
func name(place uint32) uint32 { return number(instance.nameAt(place)) }

//go:wasmexport answer
func answer() uint32 { return address(unsafe.SliceData(instance.answer)) }

//go:wasmexport output
func output() uint32 { return address(unsafe.SliceData(instance.output)) }

//go:wasmexport output_size
func outputSize() uint32 { return uint32(len(instance.output)) }

// address is where a value stands in linear memory, which has 32-bit addresses.
func address[T any](p *T) uint32 { return uint32(uintptr(unsafe.Pointer(p))) }
