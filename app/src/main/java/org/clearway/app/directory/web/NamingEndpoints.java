package org.clearway.app.directory.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.Answerable;
import org.clearway.app.directory.Authorities;
import org.clearway.app.directory.Authority;
import org.clearway.app.directory.KeepingAuthorities;
import org.clearway.app.directory.KeepingMechanisms;
import org.clearway.app.directory.Mechanism;
import org.clearway.app.directory.NamingAnswerables;
import org.clearway.app.shared.once.Once;
import org.clearway.app.shared.refusal.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Naming", description = "Enter authorities, found mechanisms, name who answers for what")
class NamingEndpoints {

    private final KeepingAuthorities keeping;
    private final KeepingMechanisms mechanisms;
    private final NamingAnswerables answerables;
    private final Authorities authorities;
    private final Once once;

    NamingEndpoints(
            KeepingAuthorities keeping,
            KeepingMechanisms mechanisms,
            NamingAnswerables answerables,
            Authorities authorities,
            Once once) {
        this.keeping = keeping;
        this.mechanisms = mechanisms;
        this.answerables = answerables;
        this.authorities = authorities;
        this.once = once;
    }

    /** The number of what was made. */
    record Made(long id) {}

    /** The last day, and why. */
    record End(@Nullable LocalDate endOn, @Nullable String why) {}

    /** What may be corrected of an authority. */
    record Correction(
            @Nullable String nameZh,
            @Nullable String nameEn,
            @Nullable String telephone) {}

    /** Who joins a mechanism. */
    record Joining(@Nullable Long authority) {}

    @PostMapping("/authorities")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter an authority: one per department of a division")
    Made enter(
            @RequestBody KeepingAuthorities.Wanted wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(key, "authorities.enter", wanted, Made.class, () -> new Made(keeping.enter(wanted)));
    }

    @PatchMapping("/authorities/{id}")
    @Operation(summary = "Correct an authority's names and telephone")
    Authority correct(@PathVariable long id, @RequestBody Correction wanted) {
        keeping.correct(id, wanted.nameZh(), wanted.nameEn(), wanted.telephone());
        return authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
    }

    @PostMapping("/authorities/{id}/end")
    Authority endAuthority(@PathVariable long id, @RequestBody End end) {
        keeping.end(id, end.endOn(), end.why());
        return authorities.byId(id).orElseThrow(() -> new NotFound("authority", id));
    }

    @PostMapping("/answerables")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Name who answers for a matter from a day on; who did until then ends the day before")
    Answerable name(
            @RequestBody NamingAnswerables.Wanted wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(
                key, "answerables.name", wanted, Answerable.class, () -> answerables.find(answerables.name(wanted)));
    }

    @PostMapping("/answerables/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAnswerable(@PathVariable long id, @RequestBody End end) {
        answerables.end(id, end.endOn(), end.why());
    }

    @PostMapping("/mechanisms")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Found a mechanism; its secretariat is its first member")
    Made found(
            @RequestBody KeepingMechanisms.Wanted wanted,
            @RequestHeader(name = Once.HEADER, required = false) @Nullable String key) {
        return once.answer(key, "mechanisms.found", wanted, Made.class, () -> new Made(mechanisms.found(wanted)));
    }

    @GetMapping("/mechanisms/{id}")
    Mechanism mechanism(@PathVariable long id) {
        return authorities.mechanism(id).orElseThrow(() -> new NotFound("mechanism", id));
    }

    @PostMapping("/mechanisms/{id}/end")
    Mechanism endMechanism(@PathVariable long id, @RequestBody End end) {
        mechanisms.end(id, end.endOn(), end.why());
        return mechanism(id);
    }

    @GetMapping("/mechanisms/{id}/members")
    @Operation(summary = "Who belongs to a mechanism now, the secretariat first")
    List<Authority> members(@PathVariable long id) {
        return authorities.members(mechanism(id).id());
    }

    @PostMapping("/mechanisms/{id}/members")
    @ResponseStatus(HttpStatus.CREATED)
    List<Authority> join(@PathVariable long id, @RequestBody Joining joining) {
        mechanisms.join(id, joining.authority());
        return authorities.members(id);
    }

    @DeleteMapping("/mechanisms/{id}/members/{authority}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(@PathVariable long id, @PathVariable long authority) {
        mechanisms.leave(id, authority);
    }
}
