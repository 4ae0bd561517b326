package org.clearway.app.directory;

import static org.clearway.app.shared.table.Columns.Column.optional;
import static org.clearway.app.shared.table.Columns.Column.required;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;

/** The columns of a table of enterprises: template, import and export have the same. */
final class EnterpriseColumns {

    static final Columns ALL = new Columns(
            optional("creditCode", "统一社会信用代码", "Credit code", "信用代码", "credit_code", "uscc"),
            required("nameZh", "企业名称", "Name (Chinese)", "name_zh", "名称", "name", "chinese name"),
            optional("nameEn", "英文名称", "Name (English)", "name_en", "english name"),
            required("division", "行政区划", "Division", "区划代码", "行政区划代码", "division code", "county"),
            optional("address", "地址", "Address", "详细地址"),
            required("industry", "行业代码", "Industry", "行业", "industry code", "gb/t 4754"),
            optional("employees", "从业人员", "Employees", "职工人数", "员工人数", "staff"),
            optional("revenue10k", "营业收入", "Revenue (10,000 yuan)", "revenue_10k", "主营业务收入"),
            optional("assets10k", "资产总额", "Assets (10,000 yuan)", "assets_10k", "总资产"),
            optional("sizeClass", "企业规模", "Size", "size_class", "规模", "size class"),
            optional("chains", "产业链", "Chains", "chain"),
            optional("chainRole", "链上角色", "Role in the chain", "chain_role", "chain role"),
            optional("supplyFields", "保供领域", "Supply fields", "supply_fields", "supply field"),
            optional("cultivationTier", "梯度培育", "Cultivation tier", "cultivation_tier"),
            optional("carrier", "运输企业", "Carrier"),
            optional("groupCode", "集团信用代码", "Group’s credit code", "group_code", "group code"));

    private static final List<String> EXAMPLE = List.of(
            CreditCode.example("220102", 1).value(),
            "示例精密制造有限公司",
            "Example Precision Works (Demo)",
            "220102",
            "示例大街1号",
            "3670",
            "320",
            "18000",
            "",
            "",
            "AUTO",
            "ordinary",
            "",
            "",
            "否",
            "");

    private EnterpriseColumns() {}

    static EnterpriseForm form(Columns.Found found, SheetRow row) {
        return new EnterpriseForm(
                said(found, row, "creditCode"),
                said(found, row, "nameZh"),
                said(found, row, "nameEn"),
                said(found, row, "division"),
                said(found, row, "address"),
                said(found, row, "industry"),
                said(found, row, "employees"),
                said(found, row, "revenue10k"),
                said(found, row, "assets10k"),
                said(found, row, "sizeClass"),
                said(found, row, "chains"),
                said(found, row, "chainRole"),
                said(found, row, "supplyFields"),
                said(found, row, "cultivationTier"),
                said(found, row, "carrier"),
                said(found, row, "groupCode"));
    }

    /** An empty cell says nothing: what is on record stays. */
    private static @Nullable String said(Columns.Found found, SheetRow row, String field) {
        String text = found.text(row, field);
        return text.isEmpty() ? null : text;
    }

    static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "企业 Enterprises")) {
            writer.header(ALL.headers());
            writer.row(EXAMPLE);
        }
        return out.toByteArray();
    }
}
