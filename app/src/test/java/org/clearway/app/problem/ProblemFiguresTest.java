package org.clearway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearway.app.ScenarioTest;
import org.clearway.app.scenario.load.FillingScenario;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.DivisionRange;
import org.clearway.app.shared.scope.Role;
import org.clearway.app.shared.web.Paged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.ModelAndView;

/** Figures of problems on the whole scenario: what is kept is what the rows count, and every number opens as many rows. */
@ScenarioTest
class ProblemFiguresTest {

    /** The clock runs and rounds carry problems up while the rows are opened. */
    private static final int MOVED = 2;

    private static final Pattern NUMBER =
            Pattern.compile("href=\"(/problems/all[^\"]*)\"[^>]*>(.*?)</a>", Pattern.DOTALL);

    @Autowired
    FillingScenario scenario;

    @Autowired
    WebApplicationContext context;

    @Autowired
    Environment environment;

    private JdbcClient owner;
    private MockMvc web;

    @BeforeEach
    void fill() {
        scenario.fillIfEmpty();
        owner = JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("clearway.db.url"),
                environment.getRequiredProperty("clearway.db.owner"),
                environment.getRequiredProperty("clearway.db.owner-password")));
        web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void keepWhatARecountFinds() {
        assertThat(owner.sql("select sum(n) from problem.kept where what = 'filed' and split = ''")
                        .query(Long.class)
                        .single())
                .isGreaterThan(50_000);
        assertThat(owner.sql(Plaintiffs.KEPT_OTHERWISE).query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "000000, /problems/figures",
        "000000, /problems/figures?since=2022-05-04",
        "000000, /problems/figures?asOf=2022-05-10T09:00",
        "310000, /problems/figures",
        "310000, /problems/figures?since=2022-05-04",
        "220000, /problems/figures?asOf=2022-04-20T09:00&since=2022-04-04",
        "310114, /problems/figures",
    })
    void openExactlyTheirRows(String division, String path) throws Exception {
        Actor reader = officer(division);
        List<String> otherwise = otherwise(reader, path);
        for (int again = 0; again < MOVED && !otherwise.isEmpty(); again++) {
            otherwise = otherwise(reader, path);
        }
        assertThat(otherwise).isEmpty();
    }

    /** What opens other rows than it says: a wrong figure does so each time it is looked at, a problem that moved meanwhile only once. */
    private List<String> otherwise(Actor reader, String path) throws Exception {
        String page = open(reader, path).getResponse().getContentAsString();
        List<String> otherwise = new ArrayList<>();
        int opened = 0;
        Matcher number = NUMBER.matcher(page);
        while (number.find()) {
            String digits = number.group(2).replaceAll("<[^>]*>", "").replaceAll("\\D", "");
            boolean every = opened < 60 || number.end() % 4 == 0;
            if (digits.isEmpty() || !every) {
                continue;
            }
            opened++;
            long said = Long.parseLong(digits);
            Paged<?> rows = rows(reader, number.group(1).replace("&amp;", "&"));
            if (rows.more() ? said <= rows.total() : said != rows.total()) {
                otherwise.add(said + " opens " + rows.total() + (rows.more() ? " and more: " : ": ") + number.group(1));
            }
        }
        assertThat(opened).isGreaterThan(40);
        return otherwise;
    }

    private Paged<?> rows(Actor reader, String path) throws Exception {
        ModelAndView shown = Objects.requireNonNull(open(reader, path).getModelAndView());
        return (Paged<?>) Objects.requireNonNull(shown.getModel().get("list"));
    }

    private MvcResult open(Actor reader, String path) throws Exception {
        MvcResult result = reader.call(
                () -> web.perform(get(URI.create(path)).locale(Locale.ENGLISH)).andReturn());
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        return result;
    }

    private Actor officer(String division) {
        return new Actor(
                9_900_000,
                "reader",
                "Reader",
                Actor.Kind.OFFICER,
                Set.of(Role.OFFICER),
                Role.OFFICER.rights(),
                division,
                "industry",
                owner.sql("select id from directory.authority where division = ? and department = 'industry'")
                        .param(division)
                        .query(Long.class)
                        .single(),
                DivisionRange.of(division),
                List.of(),
                Actor.Via.SESSION);
    }
}
