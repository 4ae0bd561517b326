package org.clearway.app.shared.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All words that people read: {@code messages/<module>_<language>.properties}, ICU message format, so that counts have
 * their plural. English and Simplified Chinese are both complete; any other language is answered in English.
 */
public final class IcuMessages extends AbstractMessageSource {

    private final Map<String, Map<String, String>> textByLanguage = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public IcuMessages() throws IOException {
        textByLanguage.put("en", read("en"));
        textByLanguage.put("zh", read("zh"));
    }

    private static Map<String, String> read(String language) throws IOException {
        Map<String, String> all = new HashMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:messages/*_" + language + ".properties")) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.forEach((key, value) -> all.put((String) key, (String) value));
        }
        return all;
    }

    public static String language(@Nullable Locale locale) {
        return locale != null && locale.getLanguage().equals("zh") ? "zh" : "en";
    }

    /** The keys of one language, for the test that holds both against each other. */
    public java.util.Set<String> keys(String language) {
        return textByLanguage.getOrDefault(language, Map.of()).keySet();
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        if (code == null) {
            return null;
        }
        String language = language(locale);
        String text = textByLanguage.getOrDefault(language, Map.of()).get(code);
        if (text == null) {
            return null;
        }
        // Without arguments a text is still a format: '' and '{' mean the same in all of them.
        MessageFormat format = formats.computeIfAbsent(
                language + ":" + code,
                ignored -> new MessageFormat(text, language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH));
        synchronized (format) {
            return format.format(arguments == null ? new Object[0] : arguments);
        }
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }
}
