/** The settings' page and endpoints. Read {@link org.clearway.app.shared.setting.web.SettingPages} first. */
@NullMarked
package org.clearway.app.shared.setting.web;

import org.jspecify.annotations.NullMarked;
