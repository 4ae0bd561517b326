package org.clearway.app.directory.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.Answerable;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Authority;
import org.clearway.app.directory.Designation;
import org.clearway.app.directory.Designations;
import org.clearway.app.directory.Division;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.directory.Industry;
import org.clearway.app.directory.Mechanism;
import org.clearway.app.directory.ReferenceTables;
import org.clearway.app.directory.Term;
import org.clearway.app.directory.Zone;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Directory", description = "Divisions, industries, authorities, mechanisms, designations")
class DirectoryEndpoints {

    private final ReferenceTables reference;
    private final Authorities authorities;
    private final Designations designations;
    private final Enterprises enterprises;

    DirectoryEndpoints(
            ReferenceTables reference, Authorities authorities, Designations designations, Enterprises enterprises) {
        this.reference = reference;
        this.authorities = authorities;
        this.designations = designations;
        this.enterprises = enterprises;
    }

    @GetMapping("/divisions")
    @Operation(summary = "The divisions in force directly below one; without a parent, the provinces")
    List<Division> divisions(@RequestParam(defaultValue = "000000") String parent) {
        return reference.present().below(parent);
    }

    @GetMapping("/divisions/{code}")
    @Operation(summary = "One division, also one that ended; it names its successor")
    Division division(@PathVariable String code) {
        return reference.present().division(code).orElseThrow(() -> new NotFound("division", code));
    }

    @GetMapping("/zones")
    List<Zone> zones() {
        return reference.present().zones();
    }

    @GetMapping("/industries")
    @Operation(summary = "Industries of GB/T 4754-2017: level 1 sections to 4 classes")
    List<Industry> industries(@RequestParam(defaultValue = "1") int level) {
        return reference.present().industries(level);
    }

    @GetMapping("/terms/{list}")
    @Operation(summary = "A short list of words: department, supply_field, chain, cultivation_tier")
    List<Term> terms(@PathVariable String list) {
        return reference.present().terms(list);
    }

    @GetMapping("/authorities")
    @Operation(summary = "Authorities of a division on a day, or all by number")
    ListAnswer<Authority> authorities(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        if (division != null) {
            return new ListAnswer<>(authorities.of(division, asOf), null);
        }
        int size = ListAnswer.size(limit);
        return ListAnswer.of(authorities.after(after, size), size, Authority::id);
    }

    @GetMapping("/mechanisms")
    @Operation(summary = "Mechanisms of a division on a day, or all by number")
    ListAnswer<Mechanism> mechanisms(
            @RequestParam(required = false) @Nullable String division,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        if (division != null) {
            return new ListAnswer<>(authorities.mechanisms(division, asOf), null);
        }
        int size = ListAnswer.size(limit);
        return ListAnswer.of(authorities.mechanismsAfter(after, size), size, Mechanism::id);
    }

    @GetMapping("/answerables")
    @Operation(summary = "Who answers for what in a division")
    List<Answerable> answerables(@RequestParam String division, AsOf asOf) {
        return authorities.answerables(division, asOf);
    }

    @GetMapping("/designations")
    @Operation(summary = "All designations within reach, by number")
    ListAnswer<Designation> designations(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "50") int limit) {
        int size = ListAnswer.size(limit);
        return ListAnswer.of(designations.after(after, size), size, Designation::id);
    }

    @GetMapping("/enterprises/{creditCode:[0-9A-Z]{18}}/designations")
    @Operation(summary = "Designations of one enterprise as they were known at a moment")
    List<Designation> ofEnterprise(@PathVariable String creditCode, AsOf asOf) {
        return designations.of(find(creditCode).id(), asOf);
    }

    @PostMapping("/enterprises/{creditCode:[0-9A-Z]{18}}/designations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Designate an enterprise")
    List<Designation> designate(@PathVariable String creditCode, @RequestBody Designations.Wanted wanted, AsOf asOf) {
        designations.designate(creditCode, wanted);
        return designations.of(find(creditCode).id(), asOf);
    }

    /** The last day of a designation, and why it ends. */
    record End(@Nullable LocalDate endOn, @Nullable String why) {}

    @PostMapping("/enterprises/{creditCode:[0-9A-Z]{18}}/designations/{id}/end")
    @Operation(summary = "End a designation with a day")
    List<Designation> end(@PathVariable String creditCode, @PathVariable long id, @RequestBody End end, AsOf asOf) {
        designations.end(creditCode, id, end.endOn(), end.why());
        return designations.of(find(creditCode).id(), asOf);
    }

    private Enterprise find(String creditCode) {
        return enterprises.byCreditCode(creditCode).orElseThrow(() -> new NotFound("enterprise", creditCode));
    }
}
