package org.clearway.app.shared.scope;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins every transaction with one statement that gives it the actor's database role and scope. Both end with the
 * transaction. Without an actor the connection stays the login role, which may read no table of ours.
 *
 * @see DataSourceTransactionManager
 */
public final class ScopedTransactionManager extends JdbcTransactionManager {

    private static final String TAKE_SCOPE = """
            select set_config('role', ?, true), set_config('clearway.account', ?, true),
                   set_config('clearway.lo', ?, true), set_config('clearway.hi', ?, true),
                   set_config('clearway.enterprises', ?, true), set_config('clearway.rights', ?, true)
            """;

    public ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (Actor.isBound()) {
            ConnectionHolder holder =
                    (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            if (holder != null) {
                takeScope(holder.getConnection(), Actor.current());
            }
        }
    }

    private void takeScope(Connection connection, Actor actor) {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_SCOPE)) {
            statement.setString(1, actor.kind().databaseRole);
            statement.setString(2, Long.toString(actor.accountId()));
            statement.setString(3, actor.range().lo());
            statement.setString(4, actor.range().hi());
            statement.setString(
                    5, actor.enterprises().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
            statement.setString(6, actor.rights().stream().map(Right::word).collect(Collectors.joining(",", "{", "}")));
            statement.execute();
        } catch (SQLException e) {
            throw translateException("taking the actor's scope", e);
        }
    }
}
