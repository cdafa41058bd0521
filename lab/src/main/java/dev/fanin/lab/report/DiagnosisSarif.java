package dev.fanin.lab.report;

import dev.fanin.lab.finding.Diagnosis;
import dev.fanin.lab.finding.Finding;
import dev.fanin.lab.finding.Fix;
import dev.fanin.lab.finding.LayerFinding;
import dev.fanin.lab.finding.Rule;
import dev.fanin.lab.finding.RulePage;
import dev.fanin.lab.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// A diagnosis as SARIF, for the tools that show what other analyses find.
///
/// A result lies where its layer was written, or else in the model's file. Its fingerprint is that
/// of rule, layer and activation, so that it stays the same finding when numbers change.
///
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
public final class DiagnosisSarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// The name that a fingerprint's kind and version go by.
    private static final String FINGERPRINT = "faninRuleLayerActivation/v1";

    private static final List<Rule> RULES = List.of(Rule.values());

    private final JsonText json;
    private final Diagnosis diagnosis;

    private DiagnosisSarif(JsonText json, Diagnosis diagnosis) {
        this.json = json;
        this.diagnosis = diagnosis;
    }

    /// Returns the log, with one run.
    public static String sarif(Diagnosis diagnosis) {
        return JsonText.object(json -> new DiagnosisSarif(json, diagnosis).log());
    }

    private void log() {
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.objects("runs", List.of(diagnosis), _ -> {
            json.object("tool", () -> json.object("driver", this::driver));
            json.objects("results", diagnosis.findings(), this::result);
            json.text("columnKind", "utf16CodeUnits");
        });
    }

    private void driver() {
        json.text("name", "Fanin doctor");
        json.text(
                "fullName",
                diagnosis.subject().versions().isEmpty()
                        ? "Fanin doctor"
                        : "Fanin doctor, " + diagnosis.subject().versions());
        json.objects("rules", RULES, rule -> {
            json.text("id", rule.name());
            json.object("shortDescription", () -> json.text("text", rule.title() + "."));
            json.object("properties", () -> json.text("page", RulePage.path(rule)));
        });
    }

    private void result(Finding finding) {
        json.text("ruleId", finding.rule().name());
        json.whole("ruleIndex", RULES.indexOf(finding.rule()));
        json.text("level", level(finding.severity()));
        json.text("kind", finding.severity() == Severity.OK ? "pass" : "fail");
        json.object("message", () -> json.text("text", message(finding)));
        json.objects("locations", List.of(finding), this::location);
        json.object("partialFingerprints", () -> json.text(FINGERPRINT, fingerprint(finding)));
        json.object("properties", () -> {
            json.text("confidence", FindingWords.text(finding.confidence()));
            json.number("predicted", finding.evidence().predicted());
            json.number("measured", finding.evidence().measured());
            if (finding.fix() != null) {
                code(finding.fix());
            }
        });
    }

    /// SARIF's own fixes replace characters of files, and ours is code for another place.
    private void code(Fix fix) {
        json.object("fix", () -> {
            json.text("text", fix.text());
            json.text("fanin", fix.fanin());
            json.text("keras", fix.keras());
            json.text("torch", fix.torch());
        });
    }

    static String level(Severity severity) {
        return switch (severity) {
            case OK -> "none";
            case INFO -> "note";
            case WARN -> "warning";
            case ERROR -> "error";
        };
    }

    private static String message(Finding finding) {
        String evidence = FindingWords.evidence(finding.evidence());
        return finding.rule().title() + " at " + FindingWords.place(finding) + ": " + finding.cause()
                + (evidence.isEmpty() ? "" : " (" + evidence + ".)")
                + (finding.fix() == null ? "" : " Fix: " + finding.fix().text());
    }

    private void location(Finding finding) {
        String source = layer(finding).source();
        int colon = source.lastIndexOf(':');
        boolean known = colon > 0 && source.substring(colon + 1).matches("[1-9][0-9]{0,8}");
        json.object("physicalLocation", () -> {
            json.object(
                    "artifactLocation",
                    () -> json.text(
                            "uri",
                            uri(
                                    known
                                            ? source.substring(0, colon)
                                            : diagnosis.subject().model())));
            if (known) {
                json.object("region", () -> json.whole("startLine", Long.parseLong(source.substring(colon + 1))));
            }
        });
        if (!finding.layer().isEmpty()) {
            json.objects("logicalLocations", List.of(finding.layer()), path -> {
                json.text("name", path.substring(path.lastIndexOf('/') + 1));
                json.text("fullyQualifiedName", path);
                json.text("kind", "object");
            });
        }
    }

    /// A path may have blanks and other letters that a URI must escape; a colon would begin a
    /// scheme.
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte one : path.replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            int c = one & 0xff;
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
            uri.append(plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "%%%02X", c));
        }
        return uri.toString();
    }

    private LayerFinding layer(Finding finding) {
        return diagnosis.layers().stream()
                .filter(layer -> layer.path().equals(finding.layer()))
                .findFirst()
                .orElse(new LayerFinding(finding.layer(), "", "", 0, 0, "", Double.NaN, "", null, null));
    }

    private String fingerprint(Finding finding) {
        String identity = finding.key() + "\n" + layer(finding).activation();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
