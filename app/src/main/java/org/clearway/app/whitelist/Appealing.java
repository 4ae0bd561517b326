package org.clearway.app.whitelist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.clearway.app.shared.audit.Audit;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.setting.Settings;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An enterprise appeals against a refusal or a removal; somebody who did not decide it answers. */
@Service
public class Appealing {

    private static final String DAYS = "whitelist.appeal-days";

    private final JdbcClient jdbc;
    private final Admissions admissions;
    private final WhiteLists lists;
    private final Moving moving;
    private final TellingEnterprises telling;
    private final Settings settings;
    private final ClearwayClock clock;
    private final Audit audit;

    Appealing(
            JdbcClient jdbc,
            Admissions admissions,
            WhiteLists lists,
            Moving moving,
            TellingEnterprises telling,
            Settings settings,
            ClearwayClock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.admissions = admissions;
        this.lists = lists;
        this.moving = moving;
        this.telling = telling;
        this.settings = settings;
        this.clock = clock;
        this.audit = audit;
    }

    /** The last day on which a refusal can be appealed against. */
    @Transactional(readOnly = true)
    public LocalDate lastDay(Admission admission) {
        return LocalDate.ofInstant(admission.since(), ClearwayClock.ZONE)
                .plusDays(settings.number(DAYS, admission.since()).longValue());
    }

    @Transactional
    public void appeal(long id, @Nullable String words) {
        Actor actor = Actor.current();
        actor.require(actor.isEnterprise() ? Right.SUBMIT_REPORTS : Right.PREPARE);
        Admission admission = admissions.find(id);
        Refusal.ifAny(AppealCase.RULES.against(
                new AppealCase(false, false, actor.accountId(), 0, clock.today(), lastDay(admission), words)));
        Admission after = switch (admission) {
            case Admission.Declined one -> one.appeal(clock.instant());
            case Admission.Removed one -> one.appeal(clock.instant());
            default -> throw new Refusal(Reason.of("whitelist.cannot", admission.word(), Act.APPEAL.word()));
        };
        write(admission, after, Act.APPEAL, words, "refusal appealed");
    }

    /** Upholds the decision, or lets the nomination begin anew. */
    @Transactional
    public void answer(long id, boolean reopen, @Nullable String words) {
        Actor actor = Actor.current();
        actor.require(Right.APPROVE);
        Admission admission = admissions.find(id);
        WhiteList list = lists.byId(admission.entry().listId());
        Refusal.ifAny(AppealCase.RULES.against(new AppealCase(
                true,
                ListAuthority.isOwnOrAbove(list, actor),
                actor.accountId(),
                decidedBy(admission),
                clock.today(),
                clock.today(),
                words)));
        if (!(admission instanceof Admission.Appealed appealed)) {
            throw new Refusal(Reason.of("whitelist.cannot", admission.word(), Act.UPHOLD.word()));
        }
        Instant now = clock.instant();
        write(
                admission,
                reopen ? appealed.reopen(now) : appealed.uphold(now),
                reopen ? Act.REOPEN : Act.UPHOLD,
                words,
                reopen ? "appeal allowed" : "appeal answered");
        telling.answered(admission, list, reopen, admissions.steps(id).size());
    }

    private void write(Admission before, Admission after, Act act, @Nullable String words, String said) {
        String text = String.valueOf(words).strip();
        moving.write(List.of(new Move(before, after, act, null, text)));
        Entry entry = before.entry();
        audit.record(Audit.Entry.of(said, "white list entry", entry.id(), entry.division())
                .about(entry.enterpriseId())
                .because(text));
    }

    /** Who decided the card that the appeal is about; 0 when nobody is on record. */
    private long decidedBy(Admission admission) {
        return jdbc.sql("""
                        select d.account_id from whitelist.card c join whitelist.decision d on d.card_id = c.id
                        where c.admission_id = ? and c.batch_id = ? and d.superseded_at = 'infinity' order by c.id desc limit 1
                        """)
                .params(admission.entry().id(), admission.batchOrNone())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }
}
