package org.clearway.app.whitelist;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each morning looks at every listing and says what might change, with the figures that speak for it. Nothing changes by
 * itself: a person accepts or declines. Other modules add their own through {@link ListingProposals}.
 */
@Service
public class ProposingChanges {

    /** More than that of one source in one morning nobody looks through. */
    static final int MOST_PER_SOURCE = 2_000;

    private static final int CHUNK_ROWS = 2_000;
    private static final String QUIET = "whitelist.quiet-days";

    private final JdbcClient jdbc;
    private final ReasonFigures figures;
    private final LookingAtListings looking;
    private final OtherProposals others;
    private final Settings settings;
    private final ClearwayClock clock;
    private final Audit audit;

    ProposingChanges(
            JdbcClient jdbc,
            ReasonFigures figures,
            LookingAtListings looking,
            OtherProposals others,
            Settings settings,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.looking = looking;
        this.others = others;
        this.settings = settings;
        this.clock = clock;
        this.audit = audit;
    }

    /** The thresholds that hold at a moment. */
    public Thresholds thresholds(Instant at) {
        return new Thresholds(
                settings.number(Thresholds.NAMES.get(0), at).doubleValue(),
                settings.number(Thresholds.NAMES.get(1), at).doubleValue(),
                settings.number(Thresholds.NAMES.get(2), at).intValue(),
                settings.number(Thresholds.NAMES.get(3), at).intValue(),
                settings.number(Thresholds.NAMES.get(4), at).intValue());
    }

    /**
     * Makes the proposals of today, for the whole country; made again they add what is new and repeat nothing.
     *
     * @return how many were new
     */
    @Transactional
    public int propose() {
        if (Actor.current().kind() != Actor.Kind.SYSTEM) {
            throw new IllegalStateException("The morning's proposals are the platform's own act");
        }
        LocalDate day = clock.today();
        List<NewProposal> found = new ArrayList<>(looking.look(thresholds(clock.instant()), day, null));
        found.addAll(others.ofDay(day, MOST_PER_SOURCE));
        int made = 0;
        for (int from = 0; from < found.size(); from += CHUNK_ROWS) {
            made += insert(found.subList(from, Math.min(found.size(), from + CHUNK_ROWS)), day);
        }
        jdbc.sql("""
                        insert into whitelist.proposal_run values (?, ?, ?)
                        on conflict (day) do update set made_at = excluded.made_at, proposals = proposal_run.proposals + excluded.proposals
                        """).params(day, Timestamp.from(clock.instant()), made).update();
        audit.record(
                Audit.Entry.of("changes proposed", "white list", day, "000000").with(Map.of("proposals", made)));
        return made;
    }

    /** What was declined a few days ago is not proposed again, nor what waits in a draft already. */
    private int insert(List<NewProposal> rows, LocalDate day) {
        Instant quietSince = clock.instant()
                .minus(Duration.ofDays(settings.number(QUIET, clock.instant()).longValue()));
        return jdbc.sql("""
                        insert into whitelist.proposal (day, list_id, admission_id, enterprise_id, credit_code, name_zh, name_en, division,
                            verb, source, reference, reason_key, figures, href, made_at)
                        select :day, n.list, n.admission, n.enterprise, n.code, n.zh, n.en, n.division, n.verb, n.source, n.reference, n.reason,
                            n.figures::jsonb, n.href, :now
                        from unnest(:lists, :admissions, :enterprises, :codes, :zhs, :ens, :divisions, :verbs, :sources, :references, :reasons,
                                :figures, :hrefs) with ordinality
                            n (list, admission, enterprise, code, zh, en, division, verb, source, reference, reason, figures, href, place)
                        where not exists (select from whitelist.proposal o where o.enterprise_id = n.enterprise and o.list_id = n.list
                                and o.verb = n.verb and o.state = 'declined' and o.decided_at > :quiet)
                          and not exists (select from whitelist.card c where c.admission_id = n.admission and c.closed_at is null)
                        order by n.place
                        on conflict do nothing
                        """)
                .param("day", day)
                .param("now", Timestamp.from(clock.instant()))
                .param("quiet", Timestamp.from(quietSince))
                .param("lists", numbers(rows, NewProposal::listId))
                .param("admissions", numbers(rows, NewProposal::admissionId))
                .param("enterprises", numbers(rows, NewProposal::enterpriseId))
                .param("codes", texts(rows, NewProposal::creditCode))
                .param("zhs", texts(rows, NewProposal::nameZh))
                .param("ens", texts(rows, NewProposal::nameEn))
                .param("divisions", texts(rows, NewProposal::division))
                .param("verbs", texts(rows, row -> row.verb().word()))
                .param("sources", texts(rows, NewProposal::source))
                .param("references", texts(rows, NewProposal::reference))
                .param("reasons", texts(rows, NewProposal::reasonKey))
                .param("figures", texts(rows, row -> figures.write(row.figures())))
                .param("hrefs", texts(rows, NewProposal::href))
                .update();
    }

    private static @Nullable String[] texts(List<NewProposal> rows, Function<NewProposal, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable Long[] numbers(List<NewProposal> rows, Function<NewProposal, @Nullable Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }
}
