package uk.reunify.cases;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import uk.reunify.At;
import uk.reunify.Reader;

/** The calls of the service. What the module answered is passed on as it is. */
@RestController
@RequestMapping(path = "/cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class CaseController {
    private final CaseService cases;

    CaseController(CaseService cases) {
        this.cases = cases;
    }

    @PostMapping
    ResponseEntity<String> create(@PathVariable String id, UriComponentsBuilder address) {
        URI place = address.path("/cases/{id}").build(id);
        return ResponseEntity.created(place).body(cases.create(id));
    }

    @GetMapping
    String document(@PathVariable String id) {
        return cases.document(id);
    }

    @PostMapping(path = "/events", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> append(@PathVariable String id, @RequestBody String entry) {
        return ResponseEntity.status(201).body(cases.append(id, entry));
    }

    @GetMapping("/evaluation")
    String evaluation(
            @PathVariable String id,
            @RequestParam("as-of") @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam(name = "known-at", required = false) Instant knownAt,
            @RequestParam(defaultValue = "practitioner") String reader) {
        return cases.evaluate(id, new At(asOf, knownAt, reader(reader)));
    }

    @GetMapping("/explanations/{item}")
    String explanation(
            @PathVariable String id,
            @PathVariable String item,
            @RequestParam("as-of") @DateTimeFormat(iso = ISO.DATE) LocalDate asOf,
            @RequestParam(name = "known-at", required = false) Instant knownAt,
            @RequestParam(defaultValue = "practitioner") String reader) {
        return cases.explain(id, item, new At(asOf, knownAt, reader(reader)));
    }

    private static Reader reader(String word) {
        try {
            return Reader.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new NoSuchReaderException();
        }
    }
}
