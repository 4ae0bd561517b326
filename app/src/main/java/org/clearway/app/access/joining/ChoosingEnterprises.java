package org.clearway.app.access.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.directory.CodeReading;
import org.clearway.app.directory.CreditCode;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.EnterpriseFilter;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which enterprises are meant: by a filter, or by credit codes pasted in any order, one word each. */
@Service
public class ChoosingEnterprises {

    /** So many wrong codes are named one by one. */
    private static final int MOST_REASONS = 20;

    private final Enterprises enterprises;

    ChoosingEnterprises(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Transactional(readOnly = true)
    public List<Enterprise> by(EnterpriseFilter filter) {
        return enterprises.list(filter, 0, Invitations.MOST + 1);
    }

    @Transactional(readOnly = true)
    public List<Enterprise> byCodes(String pasted) {
        Set<String> codes = new LinkedHashSet<>(
                List.of(pasted.toUpperCase(Locale.ROOT).strip().split("[\\s,;，；、]+")));
        codes.remove("");
        if (codes.size() > Invitations.MOST) {
            throw new Refusal(Reason.at("enterprises", "access.invite.many", Invitations.MOST, codes.size()));
        }
        List<Enterprise> found = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (String code : codes) {
            enterprises.byCreditCode(code).ifPresentOrElse(found::add, () -> reasons.add(reason(code)));
        }
        Refusal.ifAny(reasons.size() > MOST_REASONS ? reasons.subList(0, MOST_REASONS) : reasons);
        return found;
    }

    private static Reason reason(String code) {
        return CreditCode.read(code) instanceof CodeReading.Refused<CreditCode>
                ? Reason.at("enterprises", "access.credit-code.wrong", code)
                : Reason.at("enterprises", "access.credit-code.unknown", code);
    }
}
